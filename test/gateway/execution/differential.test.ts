import { expect, test } from '@jest/globals';
import { differences } from './world/compare.ts';

test('sixty generated operations are answered as Apollo’s executor answers them', async () => {
  expect(await differences(1, 60)).toEqual([]);
});
