import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asApollo, compared, differences, HARMLESS } from './world/compare.ts';
import { startWorld, type World } from './world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('thirty generated operations are answered as Apollo’s executor answers them', async () => {
  expect(await differences(world, { from: 1, count: 30, flavour: HARMLESS }, asApollo, compared)).toEqual([]);
});
