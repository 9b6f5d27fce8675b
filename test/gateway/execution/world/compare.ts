import { type Flavour, type MadeOperation, makeOperation } from './operations.ts';
import type { Times, World, WorldAnswer } from './world.ts';

/** Operations that Apollo's executor answers rightly. */
export const HARMLESS: Flavour = { aliases: ['x1', 'x2', 'x3'], hard: false };

/** All operations: with names of fields and keys, and what every object of JavaScript has. */
export const HOSTILE: Flavour = {
  hard: true,
  aliases: ['id', 'title', 'label', 'name', 'code', 'a_id', 'constructor', '__proto__', '__typename', 'x1'],
};

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
  flavour: Flavour;
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
  { from, count, flavour, times = ALL_TIMES }: Generated,
  expect: Expect,
  seen: (answer: WorldAnswer) => unknown,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const operation = makeOperation(world.schema, seed, flavour);
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
  // Plans differ in how many calls a dead subgraph gets: Apollo asks also for what conditions leave out.
  const answered = errors.filter(({ message }) => !message.endsWith('is dead'));
  const told = answered.map(({ message, path }) => `${message} at ${placeOf(path)}`).toSorted();
  return { data: JSON.stringify(JSON.parse(data), inOrder), errors: told, extensions };
}

/** Apollo moves equal fragments together, and with them their fields; GraphQL's order is that of the first mention. */
export const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const placeOf = (path: readonly (string | number)[] = []) =>
  path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');
