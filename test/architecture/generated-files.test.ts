import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { printedFiles } from '../../scripts/schema-files.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

test('schema/ and docs/ERRORS.md are what the code prints today (else: npm run schema)', async () => {
  const printed = await printedFiles();
  const checkedIn = new Map([...printed.keys()].map((path) => [path, readFileSync(fromRoot(path), 'utf8')]));
  expect(checkedIn).toEqual(printed);
});
