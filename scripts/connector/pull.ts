import { SourceError } from '../../subgraphs/connectors/kit/source-error.ts';
import { type DryPage, type DryTerms, dryPull } from '../../subgraphs/connectors/runner/dry-pull.ts';
import { isDrift } from '../../subgraphs/connectors/runner/failure.policy.ts';
import { dryTerms, readyChannelFile } from './channel-file.ts';
import { countOption, parsed, say, UsageError, yamlArgument } from './command.ts';
import { reportOf, reportText } from './dry-report.ts';

const OPTIONS = {
  dry: { type: 'boolean', default: false },
  pages: { type: 'string', default: '3' },
  rows: { type: 'string', default: '10' },
  full: { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
} as const;

/** `connector pull --dry`: what would come of the source's first pages. Writes nothing, needs no database. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, OPTIONS);
  const path = yamlArgument(positionals[0], 'pull --dry');
  if (!values.dry)
    throw new UsageError('Here a pull is always --dry. One that is kept: npm run pull -- --channel <id>');
  const rows = countOption('rows', values.rows);
  const { pages, failure } = await readPages(path, countOption('pages', values.pages), values['allow-private']);
  const report = reportOf(pages, rows, values.full);
  // The runner would park the channel.
  const drifted = pages.some(({ records, dead }) => isDrift(dead.length, records.length + dead.length));
  const ok = failure === null && !drifted;
  const text = [
    ...(pages.length > 0 || !failure ? [reportText(report)] : []),
    ...(drifted
      ? ['', 'Most of a page cannot be used: a real pull would stop here and keep nothing of that page.']
      : []),
    ...(failure ? [`The source (${failure.errorClass}): ${failure.message}`] : []),
  ].join('\n');
  say({ json: { ok, ...report, failure }, text, ok }, values.json);
}

/** The first pages of a channel file's source, and what ended the reading early. */
export async function readPages(path: string, count: number, allowPrivate: boolean, between?: DryTerms['between']) {
  const { connector, config } = await readyChannelFile(path);
  const pages: DryPage[] = [];
  try {
    const terms = { ...dryTerms(allowPrivate), pages: count, ...(between && { between }) };
    for await (const page of dryPull(connector, config, terms)) pages.push(page);
    return { pages, failure: null };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { pages, failure: { errorClass: error.errorClass, message: error.message } };
  }
}
