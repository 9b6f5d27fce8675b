import { expect, test } from '@jest/globals';
import { GATE_CHECKS } from '../../../../../subgraphs/connectors/channels/gate/gate-checks.ts';
import { verdictOf } from '../../../../../subgraphs/connectors/channels/gate/gate-verdict.policy.ts';

// biome-ignore format: a table
test.each<[proofs: number, least: number, faults: number, isWaived: boolean, state: string, because: string]>([
  [0,   1,  0,   false, 'RED',    '0 of at least 1 rows speak for it.'],
  [1,   1,  0,   false, 'GREEN',  'Nothing speaks against it.'],
  [49,  50, 0,   false, 'RED',    '49 of at least 50 rows speak for it.'],
  [100, 1,  1,   false, 'RED',    '1 rows speak against it.'],
  [100, 1,  101, false, 'RED',    'More than 100 rows speak against it.'],
  [0,   1,  0,   true,  'WAIVED', '0 of at least 1 rows speak for it.'],
  [1,   1,  0,   true,  'GREEN',  'Nothing speaks against it.'],
])('with %i of %i rows for it, %i against it, waived %s, a check is %s', (proofs, least, faults, isWaived, state, because) => {
  expect(verdictOf({ proofs, least, faults, isWaived })).toEqual({ state, because });
});

test('no check can be green without a row, and each has a name of its own at its gate', () => {
  for (const { proof } of GATE_CHECKS) expect(proof.least).toBeGreaterThan(0);
  const names = GATE_CHECKS.map(({ to, name }) => `${to} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});
