import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readDeclaration } from '../../subgraphs/connectors/declarative/declaration.ts';
import { CONNECTORS_FOLDER } from '../../subgraphs/connectors/declarative/folder.ts';
import { suggestion } from '../../subgraphs/connectors/declarative/nearest.ts';
import { notApplicable } from '../../subgraphs/connectors/declarative/recording/not-applicable.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { fromUser, parsed, say, UsageError } from './command.ts';
import { type Asking, answersTo, terminal } from './init/ask.ts';
import { type Answers, type Question, yamlText } from './init/template.ts';
import { TEMPLATES } from './init/templates.ts';

const OPTIONS = {
  family: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  set: { type: 'string', multiple: true },
  folder: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

/** Instant of the example's recording, after its invented complaints. */
const RECORDED_AT = '2026-03-17T03:00:00.000Z';

/** Questions about every channel. */
const FRAME: readonly Question[] = [
  {
    key: 'id',
    ask: 'Id of the channel (lower-case letters, digits, hyphens)',
    usual: 'kanal-contoh',
    fault: (answer) =>
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(answer) && answer.length <= 60
        ? null
        : `"${answer}" is no id: up to 60 lower-case letters, digits and single hyphens.`,
  },
  { key: 'name', ask: 'Name people know it by', usual: 'Kanal contoh' },
];

/** `connector init`: asks a few questions and writes a channel file with an example of what its source says. */
export async function run(args: string[]): Promise<void> {
  const { values } = parsed(args, OPTIONS, 0);
  const { family: familyTold, id, name, set = [], yes } = values;
  const told = { ...(id && { id }), ...(name && { name }), ...answersIn(set) };
  const asked = terminal(yes || values.json);
  try {
    const family = await familyOf(familyTold, asked.line);
    const { questions, settings, example, reads = 'other' } = TEMPLATES[family]!;
    unknownAnswers(Object.keys(told), [...FRAME, ...questions]);
    const answers = await answersTo([...FRAME, ...questions], { told, line: asked.line });
    const contents = example(answers);
    const folder = values.folder ? fromUser(values.folder) : CONNECTORS_FOLDER;
    // A list given as a rule shows everything.
    const usual = contents.http?.listing ? {} : notApplicable(contents.http ? 'replies' : reads);
    const files = await written(folder, answers, yamlOf(family, answers, folder, settings(answers)), {
      at: RECORDED_AT,
      ...contents,
      variables: { ...inventedSecrets(settings(answers)), ...contents.variables },
      notApplicable: { ...usual, ...contents.notApplicable },
    });
    say(
      {
        json: { ok: true, ...files, id: answers.id, family },
        text: nextStep(files.file, files.recording, folder === CONNECTORS_FOLDER ? answers.id! : files.file),
        ok: true,
      },
      values.json,
    );
  } finally {
    asked.close();
  }
}

/** The recording fills the settings' secrets with invented ones. */
const inventedSecrets = (settings: string) =>
  Object.fromEntries(
    [...settings.matchAll(/^[^#\n]*\$\{secret:(\w+)\}/gm)].map(([, name]) => [
      `SOURCE_${name}`,
      `rahasia-${name}-contoh`,
    ]),
  );

async function familyOf(told: string | undefined, line: Asking['line']): Promise<string> {
  const known = Object.keys(TEMPLATES).filter((family) => CONNECTORS[family.toUpperCase() as keyof typeof CONNECTORS]);
  const choices = known.map((family) => `  ${family.padEnd(8)} ${TEMPLATES[family]!.summary}`).join('\n');
  if (told === undefined && !line) throw new UsageError(`--family takes one of:\n${choices}`);
  const fault = (answer: string) =>
    known.includes(answer) ? null : `"${answer}" is no family that init can begin. ${suggestion(answer, known)}`;
  const ask = `What kind of system is it?\n${choices}\nFamily`;
  const { family = '' } = await answersTo([{ key: 'family', ask, usual: known[0] ?? '', fault }], {
    told: told === undefined ? {} : { family: told },
    line,
  });
  return family;
}

/** `--set key=answer` */
function answersIn(pairs: readonly string[]): Answers {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`--set takes key=answer, not "${pair}".`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function unknownAnswers(told: string[], questions: readonly Question[]): void {
  const keys = questions.map(({ key }) => key);
  const unknown = told.find((key) => !keys.includes(key));
  if (unknown) throw new UsageError(`Nobody asks for "${unknown}". ${suggestion(unknown, keys)}`);
}

function yamlOf(family: string, { id = '', name = '' }: Answers, folder: string, settings: string): string {
  const schema = relative(folder, join(CONNECTORS_FOLDER, '..', 'schema', 'connector.schema.json'));
  return `# yaml-language-server: $schema=${schema.replaceAll('\\', '/')}
apiVersion: connector/v1
id: ${/^\d/.test(id) ? JSON.stringify(id) : id}
name: ${yamlText(name)}
family: ${family}
every: 15m
${settings}`;
}

/** Both files, or neither; a file that is there is never written over. */
async function written(folder: string, { id }: Answers, yaml: string, recording: object) {
  const [file, beside] = [join(folder, `${id}.yaml`), join(folder, `${id}.recording.json`)];
  const there = [file, beside].find((path) => existsSync(path));
  if (there) throw new UsageError(`${there} exists already. Take another id, or remove it.`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, yaml);
  await writeFile(beside, `${JSON.stringify(recording, null, 2)}\n`);
  await readDeclaration(file, { connectors: CONNECTORS, variables: process.env });
  return { file, recording: beside };
}

/** `name`: what the other verbs are told, its id or its path. */
const nextStep = (file: string, recording: string, name: string) => `${file}
${recording}   what such a source says, invented

Next:
  1. Change the file to what the source really looks like.
  2. npm run connector -- check ${name}          is it written as it should be?
  3. npm run connector -- pull --dry ${name}     what would come of the first pages?
  4. npm run connector -- record ${name}         the same pages with invented persons, for tests`;
