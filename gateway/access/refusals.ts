import { GraphQLError, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { hold, type Variables } from './conditions.ts';
import type { Place } from './places.ts';

/** Most places one answer names; an operation that uses its fragments a thousand times over asks for as many. */
const MOST_NAMED = 100;

/**
 * One error UNAUTHORIZED_FIELD_OR_TYPE for each place of an operation where a field was taken out. Its path is that of
 * the field in the answer, "@" for "each of the list".
 * @param takes what a coordinate takes, in words
 */
export function refusals(root: Place, variables: Variables, takes: (coordinate: string) => string): GraphQLError[] {
  const errors: GraphQLError[] = [];
  // Fragments lead to one place by many ways; where nothing was found it is not looked at again.
  const barren = new Set<Place>();
  const go = (place: Place, path: readonly string[]): void => {
    const before = errors.length;
    for (const [name, { type, takenOut, below }] of place.fields) {
      if (errors.length >= MOST_NAMED) return;
      const here = [...path, name];
      const counting = takenOut.filter(({ conditions }) => hold(conditions, variables));
      for (const coordinate of new Set(counting.map(({ coordinate }) => coordinate))) {
        errors.push(refusal(coordinate, takes(coordinate), here));
      }
      if (below && !barren.has(below)) go(below, [...here, ...listsOf(type)]);
    }
    if (errors.length === before) barren.add(place);
  };
  go(root, []);
  return errors;
}

function refusal(coordinate: string, takes: string, path: readonly string[]): GraphQLError {
  const { message, extensions } = hubError('UNAUTHORIZED_FIELD_OR_TYPE', coordinate, takes);
  return new GraphQLError(message, { path, extensions });
}

/** One "@" for each list around the type's objects. */
function listsOf(type: GraphQLOutputType): '@'[] {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? ['@', ...listsOf(type.ofType)] : [];
}
