import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** A file of an invented house, what it imports, and the rule it breaks (null: none). */
const IMPORTS = [
  ['subgraphs/reports/report/report.service.ts', 'subgraphs/common/time/day.ts', null],
  ['subgraphs/reports/report/report.service.ts', 'subgraphs/sla/clock/clock.entity.ts', 'context-alone'],
  ['subgraphs/common/time/day.ts', 'subgraphs/agencies/region/zone.ts', 'common-below'],
  ['gateway/server.ts', 'subgraphs/common/graphql/loader.ts', 'gateway-apart'],
  ['gateway/access/who.ts', 'subgraphs/common/identity/token.ts', null],
  ['subgraphs/connectors/sheet/sheet.connector.ts', 'subgraphs/connectors/kit/index.ts', null],
  ['subgraphs/connectors/sheet/record.reference.ts', 'subgraphs/connectors/ledger/version.entity.ts', null],
  ['subgraphs/connectors/sheet/sheet.connector.ts', 'subgraphs/connectors/html/pager.ts', 'families-strangers'],
  ['subgraphs/connectors/kit/complaint.ts', 'subgraphs/common/time/day.ts', 'kit-alone'],
  ['subgraphs/connectors/runner/commit-page.ts', 'subgraphs/connectors/html/pager.ts', 'runner-blind'],
  ['subgraphs/connectors/sources/town.source.ts', 'subgraphs/connectors/kit/index.ts', 'sources-are-data'],
  ['subgraphs/reports/report/steps.policy.ts', 'subgraphs/reports/report/report-status.ts', null],
  ['subgraphs/reports/report/steps.policy.ts', 'subgraphs/reports/report/report.entity.ts', 'policies-pure'],
  ['subgraphs/sla/clock/clock.entity.ts', 'subgraphs/sla/clock/due-day.policy.ts', 'entities-know-no-logic'],
  ['subgraphs/sla/clock/clock.resolver.ts', 'subgraphs/sla/clock/clock.service.ts', 'resolvers-ask-the-context'],
  ['subgraphs/sla/index.ts', 'subgraphs/sla/clock/other.resolver.ts', 'parts-list-resolvers'],
  ['subgraphs/sla/parts.ts', 'subgraphs/sla/clock/other.resolver.ts', null],
  ['subgraphs/sla/jobs.ts', 'scripts/free-port.ts', 'product-without-tools'],
  ['scripts/free-port.ts', 'test/support/town.ts', 'scripts-without-tests'],
] as const;

let house: string;
let broken: string[];
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  symlinkSync(fromRoot('node_modules'), join(house, 'node_modules'), 'junction');
  cpSync(fromRoot('.dependency-cruiser.js'), join(house, '.dependency-cruiser.js'));
  write('package.json', '{ "type": "module" }');
  for (const path of new Set(IMPORTS.flatMap((line) => line.slice(0, 2) as string[]))) write(path, linesOf(path));
  broken = violations();
});
afterAll(() => rmSync(house, { recursive: true }));

test.each(IMPORTS)('%s imports %s: %s', (from, to, rule) => {
  expect(broken.filter((line) => line.endsWith(`${from} → ${to}`))).toEqual(rule ? [`${rule}: ${from} → ${to}`] : []);
});

test('a circle is found though one half of it is only a type', () => {
  write('subgraphs/sla/rule-set/a.ts', `import { b } from './b.ts';\nexport type A = typeof b;\n`);
  write('subgraphs/sla/rule-set/b.ts', `import type { A } from './a.ts';\nexport const b = 1 as unknown as A;\n`);
  expect(violations()).toContainEqual(expect.stringMatching(/^no-circle: .*rule-set/));
});

test('an import that leads nowhere is found', () => {
  write('subgraphs/sla/rule-set/c.ts', `import './gone.ts';\n`);
  expect(violations()).toContain('resolvable: subgraphs/sla/rule-set/c.ts → ./gone.ts');
});

function linesOf(path: string): string {
  const lines = IMPORTS.filter(([from]) => from === path).map(
    ([, to], n) => `import { x as x${n} } from '${up(path)}${to}';`,
  );
  return `${lines.join('\n')}\nexport const x = 1;\n`;
}

const up = (path: string) => '../'.repeat(path.split('/').length - 1) || './';

function write(path: string, content: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), content);
}

/** Each as `rule: from → to`. */
function violations(): string[] {
  const program = fromRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const folders = ['gateway', 'subgraphs', 'scripts', 'test'];
  const flags = ['--config', '.dependency-cruiser.js', '--output-type', 'json', ...folders];
  const run = spawnSync(process.execPath, [program, ...flags], { cwd: house, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (!run.stdout) throw new Error(run.stderr);
  const found: { rule: { name: string }; from: string; to: string }[] = JSON.parse(run.stdout).summary.violations;
  return found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}
