import { ALIVE_TIMES, type Difference, differences, HOSTILE, inOrder } from './compare.ts';
import { INTERFACE_OBJECT_SDL, WORLD_SDL } from './sdl.ts';
import { truth } from './truth.ts';
import { startWorld } from './world.ts';

/**
 * Two worlds, and the times in which each is compared with one graph that knows all. Where reviews know only the
 * interface, planners ask them also for what is meant for another type, and its error, or a null where none may be, costs
 * the object: that is in the plan, and no executor can tell it from what was asked for.
 */
const WORLDS = [
  { sdl: WORLD_SDL, times: ALIVE_TIMES },
  { sdl: INTERFACE_OBJECT_SDL, times: ALIVE_TIMES.filter(({ errors, nulls }) => errors === 0 && nulls === 0) },
];

/** Operations with names that clients may choose, whose data is not what one graph that knows all would say. */
export async function untruths(from: number, count: number): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { sdl, times } of WORLDS) {
    const world = await startWorld(sdl);
    const seen = ({ data }: { data: string }) => JSON.stringify(JSON.parse(data), inOrder);
    found.push(...(await differences(world, { from, count, flavour: HOSTILE, times }, truth, seen)));
    await world.stop();
  }
  return found;
}
