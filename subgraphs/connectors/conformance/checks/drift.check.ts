import { parse } from 'csv-parse/sync';
import type { Complaint } from '../../kit/complaint.ts';
import type { RawRecord } from '../../kit/json.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import { type Check, must } from '../check.ts';
import { filesOf } from '../source/folder.ts';

/** Parts whose silent change is worse than a stop. */
const NEEDED = ['externalId', 'status', 'statusRaw', 'body', 'occurredAt', 'privacy'] as const;
const MOST_NAMES = 60;

async function renamed(bench: Bench): Promise<void> {
  if (bench.folder) return renamedHeadings(bench);
  if (!bench.source) return renamedKeys(bench);
  const { json, classes } = namesIn(await bodiesOf(bench));
  must(
    json.size + classes.size > 0,
    'the kit finds no key, class or heading to rename',
    'recording',
    'declare the row',
  );
  for (const name of [...json].slice(0, MOST_NAMES))
    await judged(bench, name, (body) => body.replaceAll(`"${name}":`, `"${name}_baru":`));
  for (const name of [...classes].slice(0, MOST_NAMES))
    await judged(bench, `.${name}`, (body) =>
      body.replaceAll(new RegExp(`(class="[^"]*\\b)${name}\\b`, 'g'), `$1${name}-baru`),
    );
}

async function bodiesOf(bench: Bench): Promise<{ type: string; body: string }[]> {
  const bodies: { type: string; body: string }[] = [];
  await bench.pull({
    mutate: (reply) => {
      bodies.push({ type: reply.headers['content-type'] ?? '', body: String(reply.body) });
      return reply;
    },
  });
  return bodies;
}

function namesIn(bodies: { type: string; body: string }[]) {
  const names = { json: new Set<string>(), classes: new Set<string>() };
  for (const { type, body } of bodies) {
    if (type.includes('json')) for (const [, name = ''] of body.matchAll(/"(\w+)":/g)) names.json.add(name);
    for (const [, list = ''] of type.includes('html') ? body.matchAll(/class="([^"]+)"/g) : [])
      for (const name of list.split(/\s+/)) names.classes.add(name);
  }
  return names;
}

async function judged(bench: Bench, name: string, rename: (body: string) => string): Promise<void> {
  const { failure, records, pages } = await bench.pull({
    mutate: (reply) => ({ ...reply, body: rename(String(reply.body)) }),
  });
  if (failure !== null) {
    must(
      failure instanceof SourceError,
      `without "${name}" the connector breaks: ${(failure as Error).message}`,
      name,
      'ctx.expect what you read',
    );
    return;
  }
  const refused = pages.reduce((sum, { unreadable = [] }) => sum + unreadable.length, 0);
  await sameOrRefused(bench, name, records, refused);
}

/** Every heading of every text table among the files. */
async function renamedHeadings(bench: Bench): Promise<void> {
  const tables = [...filesOf(bench.subject.recording)].filter(([name]) => /\.(csv|tsv|txt)$/i.test(name));
  must(
    tables.length > 0,
    'the kit renames headings in text tables only',
    'recording.files',
    'add a CSV file, or declare the row',
  );
  for (const [name, bytes] of tables) {
    const text = bytes.toString('utf8');
    for (const heading of headingsOf(text)) {
      const files = new Map([[name, Buffer.from(text.replace(heading, `${heading} baru`))]]);
      const { failure, records } = await bench.pull({ files });
      must(
        failure === null || failure instanceof SourceError,
        `without "${heading}" the connector breaks: ${(failure as Error)?.message}`,
        heading,
        'ctx.expect what you read',
      );
      if (failure === null) await sameOrRefused(bench, heading, records);
    }
  }
}

/** Cells of the first line that has as many as any. */
function headingsOf(text: string): string[] {
  const lines: string[][] = parse(text, { delimiter: [',', ';', '\t'], relax_column_count: true, relax_quotes: true });
  const most = Math.max(...lines.map(({ length }) => length));
  return (lines.find(({ length }) => length === most) ?? []).filter((cell) => cell !== '');
}

/** Keys of raw records, where there is nothing else to rename. */
async function renamedKeys(bench: Bench): Promise<void> {
  const keys = new Set(bench.records.flatMap((raw) => Object.keys(raw).filter((key) => !key.startsWith('_'))));
  for (const key of keys)
    await sameOrRefused(
      bench,
      key,
      bench.records.map((raw) =>
        Object.fromEntries(Object.entries(raw).map(([k, v]) => [k === key ? `${k}_baru` : k, v])),
      ),
    );
}

/** What the runner refuses in any case: a complaint without an id, a text, a status or a time. */
const isTaken = (complaint: Complaint) =>
  [complaint.externalId, complaint.body, complaint.statusRaw, complaint.occurredAt].every(
    (text) => typeof text === 'string' && text.trim() !== '',
  );

/** Every record is as before in what counts, or it is refused: most of a page refused is drift to the runner. */
async function sameOrRefused(
  bench: Bench,
  name: string,
  records: readonly RawRecord[],
  /** Records that the pages themselves say cannot be read: dead letters. */
  refused = 0,
): Promise<void> {
  const missing = bench.records.length - records.length - refused;
  must(
    missing <= 0,
    `with "${name}" renamed, ${missing} records are missing and nothing is said`,
    name,
    `ctx.expect that "${name}" is there`,
  );
  const before = await Promise.all(bench.records.map((raw) => bench.normalize(raw).catch(() => null)));
  const after = await Promise.all(records.map((raw) => bench.normalize(raw).catch(() => null)));
  for (const complaint of after) {
    if (complaint === null || !isTaken(complaint)) continue;
    const same = before.find((one) => one?.externalId === complaint.externalId);
    const changed = NEEDED.find((part) => JSON.stringify(same?.[part]) !== JSON.stringify(complaint[part]));
    must(
      changed === undefined,
      `with "${name}" renamed, \`${changed}\` silently becomes ${JSON.stringify(changed && complaint[changed])}`,
      name,
      `ctx.expect that "${name}" is there, or refuse the record (SourceError 'record')`,
    );
  }
}

/** A source that no longer looks as its connector expects stops, and nothing is guessed. */
export const DRIFT_CHECKS: Check[] = [
  { number: 44, given: 'markup, header or column renamed', must: '`drift`, or refused', run: renamed },
];
