import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { SUBGRAPHS } from '../../subgraphs/subgraphs.ts';

const folderOf = (name: string) =>
  existsSync(fromRoot('subgraphs', name)) ? ['subgraphs', name] : ['subgraphs', 'connectors', name];

test.each(SUBGRAPHS.map(({ name }) => name))('the subgraph %s has the files that every subgraph has', (name) => {
  for (const file of ['README.md', 'index.ts', 'parts.ts', 'context.ts', 'jobs.ts']) {
    expect([file, existsSync(fromRoot(...folderOf(name), file))]).toEqual([file, true]);
  }
});

/** What a file in a noun's folder may be (CONTRIBUTING.md). */
const ROLES = /\.(entity|stub|inputs|policy|service|loader|resolver|reference|job|connector|parser|source|check)\.ts$/;

test('a file with a second dot bears one of the known roles', () => {
  const files = readdirSync(fromRoot('subgraphs'), { recursive: true, encoding: 'utf8' });
  const roled = files.filter((file) => /\.\w+\.ts$/.test(file) && !/\.(topic)\.ts$/.test(file));
  expect(roled.length).toBeGreaterThan(50);
  expect(roled.filter((file) => !ROLES.test(file))).toEqual([]);
});
