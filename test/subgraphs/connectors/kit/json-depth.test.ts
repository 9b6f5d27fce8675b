import { expect, test } from '@jest/globals';
import { isTooDeep } from '../../../../subgraphs/connectors/kit/index.ts';

test.each([
  ['an ordinary record', '{"a":[{"b":{"c":[1,2,{"d":null}]}}]}', false],
  ['brackets inside texts', JSON.stringify({ a: '[{'.repeat(5_000), b: '\\"[[[' }), false],
  ['many flat items', `[${'{},'.repeat(5_000)}{}]`, false],
  ['a bomb of lists', '['.repeat(200_000), true],
  ['a bomb of objects', '{"a":'.repeat(300), true],
])('%s', (_, text, tooDeep) => {
  expect(isTooDeep(text)).toBe(tooDeep);
});
