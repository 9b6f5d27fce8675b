import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(fromRoot('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const textOf = (path: string) => readFileSync(fromRoot(path), 'utf8');
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

test.each(DOCUMENTS)('%s names only commands that exist', (path) => {
  const named = [...textOf(path).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !(name in scripts) && !name.endsWith(':'))).toEqual([]);
});

test.each(DOCUMENTS)('%s links only to files that exist', (path) => {
  const links = [...textOf(path).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !existsSync(fromRoot(dirname(path), link)))).toEqual([]);
});

test('every script of package.json runs a file that exists', () => {
  const files = Object.values(scripts).flatMap((command) =>
    [...command.matchAll(/(?:dist\/)?((?:scripts|gateway)\/[\w/.-]+)/g)].map(([, file]) => file ?? ''),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(
    files.filter((file) => !existsSync(fromRoot(file)) && !existsSync(fromRoot(file.replace(/\.js$/, '.ts')))),
  ).toEqual([]);
});

test('every source of a rule is explained in docs/SOURCES.md', async () => {
  const { FOUNDING_RULES } = await import('../../subgraphs/sla/rule-set/founding-rules.ts');
  const explained = textOf(join('docs', 'SOURCES.md'));
  for (const { source } of FOUNDING_RULES.rules) expect(explained).toContain(`\`${source}\``);
});
