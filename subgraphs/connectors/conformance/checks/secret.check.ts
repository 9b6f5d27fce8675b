import type { Json } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { capturing } from '../bench/capture.ts';
import { type Check, must } from '../check.ts';

const SECRET_NAME = /pass|secret|token|sandi|(^|[a-z_])key$|^key$|kunci/i;
const FEWEST_CHARACTERS = 8;
const CREDENTIAL_HEADER = /^(authorization|cookie|x-api-key|set-cookie)$/i;

/** Every text of the settings with its path. */
function textsOf(value: Json, path: string[] = []): { path: string[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]));
}

/** Values of variables that are no addresses or folders: they are taken for secrets. */
function secretsOf({ subject, variables }: Bench): Map<string, string> {
  const used = textsOf(subject.config).flatMap(({ text }) => /^\$\{(\w+)\}$/.exec(text)?.[1] ?? []);
  const values = used.map((name): [string, string] => [name, variables[name] ?? '']);
  return new Map(values.filter(([, value]) => !URL.canParse(value) && !value.includes('/')));
}

async function secretsKept(bench: Bench): Promise<void> {
  const { subject } = bench;
  // `key: nomor` names a part of the records, and is no secret.
  const parts = new Set(bench.records.flatMap((raw) => Object.keys(raw)));
  for (const { path, text } of textsOf(subject.config))
    must(
      !SECRET_NAME.test(path.at(-1) ?? '') ||
        parts.has(text) ||
        text.includes('${') ||
        path.includes('fields') ||
        path.includes('map'),
      `\`${path.join('.')}\` looks like a secret and stands in the settings themselves`,
      `config.${path.join('.')}`,
      'write \u0024{SOURCE_…} there and give the recording an invented value in `variables`',
    );
  const secrets = secretsOf(bench);
  for (const [name, value] of secrets)
    must(
      value.length >= FEWEST_CHARACTERS,
      `the invented value of ${name} is too short to be looked for`,
      `recording.variables.${name}`,
      `invent one of ${FEWEST_CHARACTERS} characters or more`,
    );
  const kept = { ...subject.recording, variables: {} };
  const places = new Map<string, string>([
    ['recording', JSON.stringify(kept)],
    ['raw records', JSON.stringify(bench.clean.pages)],
    ...(await tracesOf(bench)),
  ]);
  for (const [place, text] of places)
    for (const [name, value] of secrets)
      must(
        !text.includes(value),
        `the value of ${name} stands there`,
        place,
        'take it out; log ids, never credentials',
      );
  for (const { headers, url } of subject.recording.http?.exchanges ?? [])
    must(
      !Object.keys(headers).some((name) => CREDENTIAL_HEADER.test(name)),
      'credentials are recorded',
      url,
      'drop the header',
    );
  const printed = places.get('what it prints') ?? '';
  for (const name of await reportersOf(bench))
    must(!printed.includes(name), 'it prints the name of a reporter', 'what it prints', 'never print raw records');
}

/** Everything that one good run and one refused run leave behind. */
async function tracesOf(bench: Bench): Promise<[place: string, text: string][]> {
  const { rows, logged } = await bench.ledger();
  const channel = await bench.channel();
  const printed = await capturing(async () => {
    bench.answer({});
    await bench.run(channel);
    if (!bench.source) return;
    bench.answer({ mutate: () => ({ status: 401, headers: {}, body: 'Unauthorized' }) });
    await bench.run(channel);
  });
  const tables = ['channel', 'run', 'dead_letter', 'source_record', 'source_version'];
  const column = (table: string) => (table === 'channel' ? 'id' : 'channel_id');
  const stored = await Promise.all(
    tables.map((table) =>
      rows(`select to_jsonb(t) as row from connectors.${table} t where ${column(table)} = ?`, [channel]),
    ),
  );
  return [
    ['what it prints', printed],
    ['log', logged.join('\n')],
    ['database', JSON.stringify(stored)],
  ];
}

async function reportersOf({ records, normalize }: Bench): Promise<string[]> {
  const complaints = await Promise.all(records.map((raw) => normalize(raw).catch(() => null)));
  return complaints.flatMap((complaint) => complaint?.reporter?.name ?? []).filter((name) => name.length > 3);
}

/** Secrets stand in the environment and nowhere else. */
export const SECRET_CHECKS: Check[] = [
  { number: 2, given: 'secrets in logs, rows, recordings', must: 'none', run: secretsKept },
];
