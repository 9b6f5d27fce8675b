import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { Aliases } from './aliases.ts';
import type { Question } from './entity-fetch.ts';
import { type Place, placesAt } from './places.ts';
import type { Tree } from './tree.ts';

/** Finds the places of errors of one answer: one for each object that waited for what failed. */
export type Locate = (errorPath: readonly (string | number)[] | undefined) => (Place | undefined)[];

/** Where in the client's answer the errors of a fetch belong. */
export interface ErrorPaths {
  /** Place of a call that failed as a whole: its object, or where the list of its objects begins. */
  whole: Place;
  /** For errors of one answer; an error that names no path has none. */
  locate(data: Tree, question?: Question): Locate;
}

/** Compiles the places of a fetch for objects at `path`. */
export function compileErrorPaths(node: FetchNode, path: ResponsePath, aliases: Aliases): ErrorPaths {
  const renamed = new Map<string, string>();
  for (const rewrite of node.outputRewrites ?? []) {
    if (rewrite.kind === 'KeyRenamer') renamed.set(rewrite.path.at(-1) ?? '', rewrite.renameKeyTo);
  }
  const client = (place: Place): Place =>
    place.map((part) => (typeof part === 'string' ? aliases.clientKey(renamed.get(part) ?? part) : part));
  const list = path.indexOf('@');
  const whole = client((list < 0 ? path : path.slice(0, list)) as Place);
  return {
    whole,
    locate(data, question) {
      let known: Map<Tree, Place[]> | undefined;
      return (errorPath) => {
        if (!errorPath) return [undefined];
        known ??= placesAt(data, path);
        const index = errorPath[1];
        const targets = question ? (question.targets[index as number] ?? []) : [...known.keys()];
        const below = question ? errorPath.slice(2) : errorPath;
        // Equal entities share what was received for them, so one object can wait at several places.
        const places = [...new Set(targets)].flatMap((target) => known?.get(target) ?? []);
        return places.length > 0 ? places.map((place) => client([...place, ...below])) : [whole];
      };
    },
  };
}
