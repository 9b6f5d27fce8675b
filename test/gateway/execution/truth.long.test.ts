import { expect, test } from '@jest/globals';
import { untruths } from './world/truth-run.ts';

test('generated operations have the data of one graph that knows all', async () => {
  expect(await untruths(1, 15)).toEqual([]);
});
