import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { isSampled } from '../../../../subgraphs/reports/merge-audit/sample.service.ts';

test('two percent of the pairs are looked at again, always the same ones', () => {
  const names = Array.from({ length: 20_000 }, (_, n) =>
    createHash('sha256').update(`${n}`).digest('hex').slice(0, 32),
  );
  const sampled = names.filter((name) => isSampled(name, 'x'));
  expect(sampled.length / names.length).toBeCloseTo(0.02, 2);
  expect(names.filter((name) => isSampled(name, 'x'))).toEqual(sampled);
});
