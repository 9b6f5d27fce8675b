import { type MadeOperation, makeOperation } from './operations.ts';
import type { Times, World, WorldAnswer } from './world.ts';

/** Names of clients that are no field's name: at those Apollo's executor errs. */
export const HARMLESS = ['x1', 'x2', 'x3'];

/** Names of fields and keys, and what every object of JavaScript has. */
export const HOSTILE = ['id', 'title', 'label', 'name', 'code', 'a_id', 'constructor', '__proto__', '__typename', 'x1'];

/** Shares of what is missing or broken, per thousand, and who is dead. */
const ALL_TIMES: readonly Times[] = [
  { nulls: 0, errors: 0, dead: undefined },
  { nulls: 120, errors: 0, dead: undefined },
  { nulls: 120, errors: 60, dead: undefined },
  { nulls: 30, errors: 0, dead: 'stock' },
  { nulls: 120, errors: 60, dead: 'reviews' },
  { nulls: 0, errors: 0, dead: undefined },
  { nulls: 30, errors: 0, dead: 'catalog' },
];

/** Those in which every subgraph answers. */
export const ALIVE_TIMES = ALL_TIMES.filter(({ dead }) => !dead);

/** Which operations are generated, and in which times each is executed. */
export interface Generated {
  from: number;
  count: number;
  aliases: readonly string[];
  times?: readonly Times[];
}

/** An operation that two ways of executing answer differently, with the seed to make it again. */
export interface Difference {
  seed: number;
  query: string;
  variables: Record<string, unknown>;
  expected: unknown;
  ours: unknown;
}

/** Puts an operation to whatever should answer it rightly. */
export type Expect = (world: World, operation: MadeOperation) => Promise<unknown>;

/**
 * Puts `count` generated operations to our executor in good and bad times; gives those whose answer is not the expected.
 * `seen` says what of the answer is compared.
 */
export async function differences(
  world: World,
  { from, count, aliases, times = ALL_TIMES }: Generated,
  expect: Expect,
  seen: (answer: WorldAnswer) => unknown,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const operation = makeOperation(world.schema, seed, aliases);
    Object.assign(world.times, times[seed % times.length]);
    const expected = await expect(world, operation);
    const ours = seen(await world.ours(operation.query, operation.variables));
    if (JSON.stringify(expected) !== JSON.stringify(ours)) found.push({ seed, ...operation, expected, ours });
  }
  if (world.gateway.fallback.counts.size > 0) throw new Error('some operations were not compiled');
  return found;
}

/** The answer of Apollo's executor. */
export const asApollo: Expect = async ({ apollo }, { query, variables }) => compared(await apollo(query, variables));

/**
 * What is compared with Apollo's answer. List indexes in error paths are not: Apollo counts representations, of which
 * nulls have none.
 */
export function compared({ data, errors, extensions }: WorldAnswer) {
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
