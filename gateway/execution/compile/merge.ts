import { isTree, own, type Tree } from './tree.ts';

/** Names of types that are no object types; by them a subgraph that knows only the interface calls its entities. */
export type AbstractNames = ReadonlySet<string>;

/**
 * Takes everything of `source` into `target`: objects are joined, lists of equal length element by element, all else
 * overwritten, also by null. A concrete `__typename` is never overwritten by the name of an interface.
 */
export function mergeInto(target: Tree, source: Tree, abstract: AbstractNames): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined || key === '__proto__') continue;
    const present = key in Object.prototype ? own(target, key) : target[key];
    if (key === '__typename' && typeof present === 'string' && abstract.has(value as string)) continue;
    target[key] = typeof present === 'object' && present !== null ? joined(present, value, abstract) : value;
  }
}

function joined(present: object, value: unknown, abstract: AbstractNames): unknown {
  if (Array.isArray(present)) {
    if (!Array.isArray(value) || value.length !== present.length) return value;
    for (let index = 0; index < value.length; index++) {
      const element = present[index];
      present[index] =
        typeof element === 'object' && element !== null ? joined(element, value[index], abstract) : value[index];
    }
    return present;
  }
  if (!isTree(value)) return value;
  mergeInto(present as Tree, value, abstract);
  return present;
}
