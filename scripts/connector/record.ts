import { readFile, writeFile } from 'node:fs/promises';
import { withSecretFiles } from '../../subgraphs/common/config/secret-files.ts';
import { HttpRecorder } from '../../subgraphs/connectors/declarative/recording/http-recorder.ts';
import { labelsOf } from '../../subgraphs/connectors/declarative/recording/labels.ts';
import { type RecordingTerms, recordingOf } from '../../subgraphs/connectors/declarative/recording/recording.ts';
import type { Json } from '../../subgraphs/connectors/kit/json.ts';
import type { DryPage } from '../../subgraphs/connectors/runner/dry-pull.ts';
import { channelFile } from './channel-file.ts';
import { countOption, fromUser, type Outcome, parsed, say, yamlArgument } from './command.ts';
import { recordingPath } from './example.ts';
import { readPages } from './pull.ts';

const OPTIONS = {
  pages: { type: 'string', default: '3' },
  to: { type: 'string' },
  force: { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
} as const;

/** `connector record`: saves the first pages with invented persons; refuses to write while real ones are left. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, OPTIONS);
  const path = yamlArgument(positionals[0], 'record');
  const to = values.to ? fromUser(values.to) : recordingPath(path);
  const recorder = new HttpRecorder();
  const { pages, failure } = await readPages(
    path,
    countOption('pages', values.pages),
    values['allow-private'],
    (http, base) => recorder.wrap(http, base),
  );
  if (failure) return say(refused(`The source (${failure.errorClass}): ${failure.message}`, { failure }), values.json);
  const dead = pages.flatMap((page) => page.dead);
  const all = pages.flatMap((page) => page.records).length + dead.length;
  if (!values.force && dead.length > all / 2) return say(unusable(dead, all), values.json);
  say(await recorded(path, to, pages, recorder), values.json);
}

async function recorded(
  path: string,
  to: string,
  pages: DryPage[],
  { exchanges, readsBytes }: HttpRecorder,
): Promise<Outcome> {
  const { source } = await channelFile(path);
  const variables = inventedVariables(source.config);
  const raw = pages.map(({ page }) => page);
  const terms = { names: namesIn(pages), variables, exchanges, readsBytes, labels: labelsOf(source.config as Json) };
  const { recording, findings } = recordingOf(raw, new Date(), terms);
  const count = recording.pages.reduce((sum, { records }) => sum + records.length, 0);
  if (count === 0) return refused('The source showed no record, so there is nothing to record.', { records: 0 });
  if (findings.length > 0) {
    const places = findings.map(({ path: at, what }) => `  ${at}: ${what}`);
    return refused(['Personal data are left, so nothing was written:', ...places].join('\n'), { findings });
  }
  // What its author has declared about the source outlives the pages.
  recording.notApplicable = { ...recording.notApplicable, ...(await declaredIn(to)) };
  await writeFile(to, `${JSON.stringify(recording, null, 2)}\n`);
  const text = `${to}: ${recording.pages.length} pages, ${count} records, persons replaced by invented ones. Read it before you share it.`;
  return { json: { ok: true, file: to, pages: recording.pages.length, records: count }, text, ok: true };
}

/** A recording of records that nobody can use would fail every row of the pass card. */
function unusable(dead: DryPage['dead'], all: number): Outcome {
  const { place, reason } = dead[0]!;
  const text = `${dead.length} of ${all} records cannot be used, so nothing was written. The first, ${place}: ${reason} Mend the settings until \`pull --dry\` works; --force records them all the same.`;
  return refused(text, { records: all, unusable: dead.length, first: { place, reason } });
}

/** The settings' variables with invented values of the same kind, so that the settings stay well-shaped. */
function inventedVariables(config: object): RecordingTerms['variables'] {
  const names = [...JSON.stringify(config).matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  const real = withSecretFiles(process.env);
  const invented = (name: string) =>
    /^https?:/.test(real[name] ?? '')
      ? 'https://contoh.invalid'
      : /^\d+$/.test(real[name] ?? '')
        ? '1'
        : `contoh-${name}`;
  return Object.fromEntries(names.map((name) => [name, { real: real[name], invented: invented(name) }]));
}

/** Rows declared in the recording that is about to be replaced. */
async function declaredIn(path: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')).notApplicable ?? {};
  } catch {
    return {};
  }
}

const refused = (text: string, facts: object): Outcome => ({ json: { ok: false, ...facts }, text, ok: false });

/** Names of reporters as the connector reads them. */
const namesIn = (pages: DryPage[]): string[] =>
  pages
    .flatMap(({ records }) => records)
    .flatMap(({ reporter }) => (reporter === null ? [] : [(JSON.parse(reporter) as { name: string | null }).name]))
    .filter((name) => name !== null);
