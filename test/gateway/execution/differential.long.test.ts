import { expect, test } from '@jest/globals';
import { differences } from './world/compare.ts';

/** How many operations, and the first seed; 50,000 take about an hour. */
const { GENERATED_OPERATIONS = '2000', GENERATED_FROM = '1000' } = process.env;

test(
  'thousands of generated operations are answered as Apollo’s executor answers them',
  async () => {
    expect(await differences(Number(GENERATED_FROM), Number(GENERATED_OPERATIONS))).toEqual([]);
  },
  2 * 60 * 60 * 1_000,
);
