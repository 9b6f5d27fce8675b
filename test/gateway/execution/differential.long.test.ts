import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asApollo, compared, differences, HARMLESS } from './world/compare.ts';
import { untruths } from './world/truth-run.ts';
import { startWorld, type World } from './world/world.ts';

/** How many operations, and the first seed; GENERATED_OPERATIONS=50000 takes some hours. */
const { GENERATED_OPERATIONS = '2000', GENERATED_FROM = '1000' } = process.env;
const range = { from: Number(GENERATED_FROM), count: Number(GENERATED_OPERATIONS) };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test(
  'thousands of generated operations are answered as Apollo’s executor answers them',
  async () => {
    expect(await differences(world, { ...range, flavour: HARMLESS }, asApollo, compared)).toEqual([]);
  },
  6 * 60 * 60 * 1_000,
);

test(
  'hundreds of generated operations have the data of one graph that knows all',
  async () => {
    expect(await untruths(range.from, range.count / 5)).toEqual([]);
  },
  6 * 60 * 60 * 1_000,
);
