/** One verb of `npm run connector`. */
export interface Verb {
  summary: string;
  /** Its help. */
  usage: string;
  /** Its code, loaded only when it is asked for. `run` sets `process.exitCode` when something is not in order. */
  load(): Promise<{ run(args: string[]): Promise<void> }>;
}

const usageOf = (summary: string, line: string, options: [option: string, meaning: string][] = []) => {
  const rows = [...options, ['--json', 'one line of JSON instead of text']] as [string, string][];
  return `${summary}\n\n  npm run connector -- ${line}\n\n${rows.map(([name, meaning]) => `  ${name.padEnd(22)} ${meaning}`).join('\n')}`;
};

const verb = (
  summary: string,
  line: string,
  load: Verb['load'],
  options: [option: string, meaning: string][] = [],
): Verb => ({ summary, usage: usageOf(summary, line, options), load });

const PAGES: [string, string] = ['--pages <n>', 'how many pages are read; 3 unless told'];
const INNER: [string, string] = ['--allow-private', 'the source may lie in the own network'];

/** THE list of verbs, in the order of an afternoon. A new one is added here and nowhere else. */
export const VERBS: Record<string, Verb> = {
  init: verb('Asks a few questions and writes connectors/<id>.yaml.', 'init [options]', () => import('./init.ts'), [
    ['--family <family>', 'kind of legacy system'],
    ['--id <id>', 'id of the channel'],
    ['--name <name>', 'what people call it'],
    ['--set <key>=<answer>', 'answer to a question of the family; may be repeated'],
    ['--folder <folder>', 'where the files go; connectors/ unless told'],
    ['--yes', 'asks nothing: what is not told gets its usual answer'],
  ]),
  check: verb(
    'Says what is wrong with a channel file, and where.',
    'check <file|id> [--live]',
    () => import('./check.ts'),
    [['--live', 'asks the source too whether it looks as expected'], INNER],
  ),
  pull: verb(
    'Reads pages and shows what would come of them; writes nothing.',
    'pull --dry <file|id>',
    () => import('./pull.ts'),
    [
      ['--dry', 'required: a pull that is kept is npm run pull -- --channel <id>'],
      PAGES,
      ['--rows <n>', 'how many complaints are shown; 10 unless told'],
      ['--full', 'each of them whole, not the first only'],
      INNER,
    ],
  ),
  record: verb(
    'Saves pages for tests, with invented persons instead of real ones.',
    'record <file|id>',
    () => import('./record.ts'),
    [
      PAGES,
      ['--to <file>', 'where to; <id>.recording.json beside the file unless told'],
      ['--force', 'also when most records cannot be used'],
      INNER,
    ],
  ),
  test: verb(
    'Tries a connector against its recording and prints its pass card.',
    'test <file|module> [--live]',
    () => import('./test.ts'),
    [
      ['--live', 'reads one page of the real source too'],
      ['--only <rows>', 'tries these rows only, e.g. 3,16'],
      ['--keep <channel>', 'keeps the card with that channel of the hub; its gate to SHADOW asks for it'],
    ],
  ),
  install: verb(
    'Tries it, then puts a channel file or a connector into the running hub.',
    'install <file.yaml | file.connector.ts>',
    () => import('./install.ts'),
    [
      ['--url <url>', 'of a connector: where its process listens (npm run start:connector)'],
      ['--remove', 'takes a connector out of the graph again, by its id'],
      ['--to <folder>', 'where SDL and supergraph go; schema/installed unless told'],
    ],
  ),
  replay: verb(
    'Reads the stored records of a channel by its present mapping.',
    'replay <channel>',
    () => import('./replay.ts'),
  ),
  docs: verb('Writes docs/connectors/<family>.md from the code.', 'docs [--check]', () => import('./docs.ts'), [
    ['--check', 'writes nothing; exit 1 when a page is out of date'],
  ]),
  list: verb('Lists families, channel files and channels.', 'list [path ...]', () => import('./list.ts')),
};

/** All verbs, a line each. */
export const overview = (): string =>
  [
    'npm run connector -- <verb> [...]',
    '',
    ...Object.entries(VERBS).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`),
    '',
    'npm run connector -- <verb> --help tells more. The way of an afternoon: docs/CONNECTORS.md.',
  ].join('\n');
