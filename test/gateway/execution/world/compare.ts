import { makeOperation } from './operations.ts';
import { startWorld, type WorldAnswer } from './world.ts';

/** Names of clients that are no field's name: at those Apollo's executor errs. */
const HARMLESS = ['x1', 'x2', 'x3'];

/** Shares of what is missing or broken, per thousand, so that plans are met in good and bad times. */
const TIMES = [
  { nulls: 0, errors: 0 },
  { nulls: 120, errors: 0 },
  { nulls: 120, errors: 60 },
];

/** An operation that two ways of executing answer differently, with the seed to make it again. */
export interface Difference {
  seed: number;
  query: string;
  variables: Record<string, unknown>;
  expected: unknown;
  ours: unknown;
}

/**
 * Puts `count` generated operations to Apollo's executor and to ours; gives those answered differently. List indexes
 * in error paths are not compared: Apollo counts representations, of which nulls have none.
 */
export async function differences(from: number, count: number): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [time, troubles] of TIMES.entries()) {
    const world = await startWorld(troubles);
    for (let seed = from + time; seed < from + count; seed += TIMES.length) {
      const { query, variables } = makeOperation(world.schema, seed, HARMLESS);
      const dead = seed % 7 === 0 ? ['catalog', 'stock', 'people', 'reviews'][seed % 4] : undefined;
      const [expected, ours] = [
        compared(await world.apollo(query, variables, undefined, dead)),
        compared(await world.ours(query, variables, undefined, dead)),
      ];
      if (JSON.stringify(expected) !== JSON.stringify(ours)) found.push({ seed, query, variables, expected, ours });
    }
    if (world.gateway.fallback.counts.size > 0) throw new Error('some operations were not compiled');
    await world.stop();
  }
  return found;
}

function compared({ data, errors, extensions }: WorldAnswer) {
  const told = errors.map(({ message, path }) => `${message} at ${placeOf(message, path)}`).toSorted();
  return { data: JSON.stringify(JSON.parse(data), inOrder), errors: told, extensions };
}

/** Apollo moves equal fragments together, and with them their fields; GraphQL's order is that of the first mention. */
export const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Apollo gives no place to a call that failed. */
const placeOf = (message: string, path: readonly (string | number)[] = []) =>
  message.endsWith('is dead') ? '' : path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');
