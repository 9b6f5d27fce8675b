/** An object of an answer, as JSON.parse or graphql-js made it. */
export type Tree = Record<string, unknown>;

/** Whether a value of an answer has fields. */
export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field only if the object itself has it: a type may have a field named `constructor`. */
export const own = (tree: Tree, key: string): unknown => (Object.hasOwn(tree, key) ? tree[key] : undefined);
