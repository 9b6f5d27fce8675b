import type { FetchDataRewrite } from '@apollo/query-planner';
import { isTree, own, type Tree } from './tree.ts';
import type { TypeNames } from './type-names.ts';

/** Changes an object of a fetch in place. */
export type Rewrite = (value: unknown) => void;

const FRAGMENT = '... on ';

/** Compiles the planner's changes to what is sent (types of `@interfaceObject`) or received (names of fields). */
export function compileRewrites(rewrites: readonly FetchDataRewrite[], types: TypeNames): Rewrite {
  const all = rewrites.map((rewrite) => atPath(rewrite.path.slice(0, -1), changeOf(rewrite), types));
  return (value) => {
    for (const one of all) one(value);
  };
}

function changeOf(rewrite: FetchDataRewrite): (tree: Tree) => void {
  const key = rewrite.path.at(-1) ?? '';
  if (rewrite.kind === 'ValueSetter') {
    return (tree) => {
      tree[key] = rewrite.setValueTo;
    };
  }
  return (tree) => {
    const value = own(tree, key);
    // Null, 0 and "" are values like others.
    if (value === undefined) return;
    tree[rewrite.renameKeyTo] = value;
    tree[key] = undefined;
  };
}

function atPath(path: readonly string[], change: (tree: Tree) => void, types: TypeNames): Rewrite {
  const [first, ...rest] = path;
  const below = first === undefined ? undefined : atPath(rest, change, types);
  const names = first?.startsWith(FRAGMENT) ? types.of(first.slice(FRAGMENT.length)) : undefined;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (!isTree(value)) return;
    else if (!below) change(value);
    else if (!names) below(own(value, first!));
    else if (typeof value.__typename !== 'string' || names.has(value.__typename)) below(value);
  };
  return visit;
}
