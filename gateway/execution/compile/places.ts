import type { ResponsePath } from '@apollo/query-planner';
import { isTree, own, type Tree } from './tree.ts';

/** Where in an answer something is: field names and list indexes. */
export type Place = (string | number)[];

/** The objects at a path of the plan, `@` meaning every element of a list; nulls are left out. */
export function targetsAt(value: unknown, path: ResponsePath, depth = 0, found: Tree[] = []): Tree[] {
  if (Array.isArray(value)) {
    const below = path[depth] === '@' ? depth + 1 : depth;
    for (const element of value) targetsAt(element, path, below, found);
  } else if (isTree(value)) {
    if (depth === path.length) found.push(value);
    else if (path[depth] !== '@') targetsAt(own(value, path[depth] as string), path, depth + 1, found);
  }
  return found;
}

/** The places of each object at a path; an object that stands at several has several. Only errors need them. */
export function placesAt(data: Tree, path: ResponsePath): Map<Tree, Place[]> {
  const places = new Map<Tree, Place[]>();
  const walk = (value: unknown, depth: number, place: Place): void => {
    if (Array.isArray(value)) {
      const below = path[depth] === '@' ? depth + 1 : depth;
      for (const [index, element] of value.entries()) walk(element, below, [...place, index]);
    } else if (isTree(value)) {
      if (depth === path.length) places.set(value, [...(places.get(value) ?? []), place]);
      else if (path[depth] !== '@') walk(own(value, path[depth] as string), depth + 1, [...place, path[depth]!]);
    }
  };
  walk(data, 0, []);
  return places;
}
