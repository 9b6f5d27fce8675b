import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const text = (...path: string[]) => readFileSync(fromRoot(...path), 'utf8');
const GUIDE = text('docs', 'MIGRATION.md');
const SCRIPTS = JSON.parse(text('package.json')).scripts as Record<string, string>;
const files = (folder: string) =>
  readdirSync(fromRoot('schema', 'operations', folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => name.replace('.graphql', ''));
const OPERATIONS = new Set([...files('migration'), ...files('.')]);

/** Rows of the guide's first table: step, operations, what comes of it. */
const STEPS = [...GUIDE.matchAll(/^\| ([a-z][^|]+) \| ([^|]*`[^|]+) \| [^|]+ \|$/gm)].map(([, step, cell]) => ({
  step: step!.trim(),
  named: [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
}));
const schema = buildSchema(text('schema', 'api.graphql'), { assumeValidSDL: true });
const FIELDS = new Set(
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type!.getFields()),
  ),
);

test('every operation of a migration is a step of the guide', () => {
  const named = STEPS.flatMap((step) => step.named);
  expect(files('migration').filter((name) => !named.includes(name))).toEqual([]);
  expect(STEPS.length).toBeGreaterThan(15);
});

test.each(STEPS)('what the guide names for "$step" exists', ({ named }) => {
  // A bare word such as `dry` is an argument.
  const operations = named.filter((name) => !/^[a-z]+$/.test(name));
  expect(operations.filter((name) => !OPERATIONS.has(name) && !FIELDS.has(name))).toEqual([]);
});

/** Commands of the guides' code blocks, with the options they give. */
const COMMANDS = ['MIGRATION.md', 'CONNECTORS.md', 'OLD-DOORS.md'].flatMap((document) =>
  [...text('docs', document).matchAll(/npm run ([\w:]+)([^`\n]*)/g)].map(([line, script, rest]) => ({
    document,
    line: line!.trim(),
    script: script!,
    options: [...rest!.matchAll(/ --([a-z][\w-]*)/g)].map(([, option]) => option!),
  })),
);

test.each(COMMANDS)('$document: $line is a command with these options', ({ script, options }) => {
  const [, file] = /dist\/(scripts\/[\w-]+)\.js/.exec(SCRIPTS[script] ?? '') ?? [];
  expect(file).toBeDefined();
  // The commands of one tool lie in its folder.
  const sources = [`${file}.ts`, ...verbsOf(file!)].map((path) => text(path)).join('\n');
  for (const option of options) expect(sources).toMatch(new RegExp(`^\\s*'?${option}'?: \\{`, 'm'));
});

const verbsOf = (folder: string) =>
  existsSync(fromRoot(folder))
    ? readdirSync(fromRoot(folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`)
    : [];

test('the guide names every check of every gate', async () => {
  const { GATE_CHECKS } = await import('../../subgraphs/connectors/channels/gate/gate-checks.ts');
  for (const { name } of GATE_CHECKS) expect(GUIDE).toContain(`| ${name} |`);
});
