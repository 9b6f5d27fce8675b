import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Place } from './places.ts';

/** Objects of answers. */
export type Answer = Record<string, unknown>;

/**
 * The answer with null where a field was taken out, in the order the client asked. A null where the schema promises a
 * value takes the object around it along, as GraphQL does; null: it came up to the root.
 * @param standIn start of the names under which the fields taken out were asked
 */
export function closeAnswer(answer: Answer, { fields }: Place, standIn: string): Answer | null {
  const closed: Answer = Object.create(null);
  for (const [name, value] of Object.entries(answer)) {
    const isTakenOut = name.startsWith(standIn);
    const own = isTakenOut ? name.slice(standIn.length) : name;
    const field = fields.get(own);
    const completed =
      field && isTakenOut
        ? complete(null, field.type)
        : field
          ? complete(value, field.type, field.below, standIn)
          : value;
    if (completed === undefined) return null;
    // Taken out in one fragment and not in another: what is not allowed decides.
    if (isTakenOut || !(own in closed)) closed[own] = completed;
  }
  return closed;
}

/** The value with its holes; undefined: a null where none may be. */
function complete(value: unknown, type: GraphQLOutputType, place?: Place, standIn = ''): unknown {
  if (isNonNullType(type)) return complete(value, type.ofType, place, standIn) ?? undefined;
  if (value === null || value === undefined) return null;
  if (!isListType(type)) return place ? closeAnswer(value as Answer, place, standIn) : value;
  const items = (value as unknown[]).map((item) => complete(item, type.ofType, place, standIn));
  return items.includes(undefined) ? null : items;
}
