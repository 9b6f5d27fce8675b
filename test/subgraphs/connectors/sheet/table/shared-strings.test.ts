import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, expect, test } from '@jest/globals';
import { SharedStrings } from '../../../../../subgraphs/connectors/sheet/table/shared-strings.ts';

let strings: SharedStrings;
afterEach(() => strings.close());

const textOf = (n: number) =>
  n % 1_000 === 0 ? 'x'.repeat(70_000) : `Keluhan nomor ${n}: ${'jalan rusak "parah" \u00e9\u{1F6A7} '.repeat(n % 40)}`;

const filled = (count: number, heldBlocks?: number) => {
  strings = new SharedStrings(heldBlocks);
  for (let n = 0; n < count; n += 1) strings.add(textOf(n));
  return strings;
};

test('each text is found again, in whatever order they are asked for, with two blocks in memory', () => {
  const count = 6_000;
  filled(count, 2);
  for (let n = 0; n < count; n += 1) expect(strings.at(n)).toBe(textOf(n));
  for (let n = 0; n < 1_500; n += 1) {
    const asked = (n * 7_919) % count;
    expect(strings.at(asked)).toBe(textOf(asked));
  }
});

test('a number without a text gives none', () => {
  filled(3);
  expect([-1, 3, 1.5, Number.NaN].map((asked) => strings.at(asked))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  strings.close();
  filled(0);
  expect(strings.at(0)).toBeUndefined();
});

test('what memory does not take lies in no file that has a name', () => {
  const named = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lapor-hub-sheet-'));
  const before = named();
  filled(4_000, 1);
  expect(named().filter((name) => !before.includes(name))).toEqual([]);
});
