import { expect, test } from '@jest/globals';
import { hasPassed } from '../../../../../subgraphs/connectors/channels/proof/kept-card.ts';
import { CARD_ROWS } from '../../../../../subgraphs/connectors/conformance/card.ts';
import { CHECKS } from '../../../../../subgraphs/connectors/conformance/checks.ts';

type Result = 'PASS' | 'FAIL' | 'N.A.';
const card = (results: Result[]) => ({
  ...{ subject: 'contoh', family: 'REST', version: '1.0.0', passed: true },
  rows: results.map((result, index) => ({ number: index + 1, result })),
});
const whole = (result: Result): Result[] => Array(CARD_ROWS).fill(result);

test('a whole card has as many rows as the kit has checks', () => {
  expect(CARD_ROWS).toBe(CHECKS.length);
});

test.each([
  ['every row passed', card(whole('PASS')), true],
  ['rows that do not apply', card([...whole('PASS').slice(1), 'N.A.']), true],
  ['one row failed, whatever the card says of itself', card([...whole('PASS').slice(1), 'FAIL']), false],
  ['a row was left out', card(whole('PASS').slice(1)), false],
  ['one row stands for all', { ...card([]), rows: Array(CARD_ROWS).fill({ number: 1, result: 'PASS' }) }, false],
] as const)('%s', (_, given, passed) => {
  expect(hasPassed(given)).toBe(passed);
});
