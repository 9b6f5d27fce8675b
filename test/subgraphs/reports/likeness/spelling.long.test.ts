import { expect, test } from '@jest/globals';
import { alike, anyAlike, distance } from '../../../../subgraphs/reports/likeness/text/spelling.ts';

test.each([
  ['mawar', 'mawar', true],
  ['sumberejo', 'sumberrejo', true],
  ['kenanga', 'kenangga', true],
  ['kenanga', 'kenari', false],
  ['maja', 'raja', false],
])('%s and %s: one slip of the pen apart is %s', (one, other, same) => {
  expect(alike(one, other)).toBe(same);
});

test('a quick look at the letters never contradicts the distance', () => {
  const words = Array.from({ length: 400 }, (_, n) => {
    const base = ['sumberejo', 'kertajaya', 'melati', 'gununganyar'][n % 4]!;
    const [at, letter] = [(n * 7) % base.length, String.fromCharCode(97 + (n % 26))];
    return [base.slice(0, at) + letter + base.slice(at + (n % 3)), base + letter, letter + base.slice(2)][n % 3]!;
  });
  const wrong: string[] = [];
  for (const one of words.slice(0, 60)) {
    for (const other of words) {
      const length = Math.min(one.length, other.length);
      const within = length >= 5 && distance(one, other) <= (length < 9 ? 1 : 2);
      if (alike(one, other) !== (one === other || within)) wrong.push(`${one} ${other}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(anyAlike('sumberrejoo', new Set(words))).toBe(true);
  expect(anyAlike('pelabuhan', new Set(words))).toBe(false);
});
