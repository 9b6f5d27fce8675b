import {
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { compileLeaf, quoted } from './leaf.ts';
import { Refused } from './refused.ts';
import { type Pick, type Picked, pickFields } from './selection.ts';
import { placeShortfalls, type Shortfall } from './shortfall.ts';
import { isTree, type Tree } from './tree.ts';
import { compileList, compileNonNull, NULL, short, type Write } from './write.ts';

/** What writing an operation's answer needs beside picking its fields. */
export interface Shaping extends Pick {
  /** The JSON text of a field about the schema itself; undefined for all other fields. */
  introspect(picked: Picked): string | undefined;
}

/** A field as it is written into an object of one type. */
interface Field {
  /** Key in what the subgraphs answered. */
  from: string;
  key: string;
  /** Bracket or comma, the client's key, colon. */
  start: string;
  /** In words, for errors. */
  what: string;
  write: Write;
}

/** Compiles the writer of the whole answer; the root's own `__typename` is a subgraph's affair. */
export function compileRoot(shaping: Shaping, root: GraphQLCompositeType, set: SelectionSetNode): Write {
  const fields = compileFields(shaping, [set], root, root);
  return (value, found) => writeFields(fields, value as Tree, found);
}

function compileValue(shaping: Shaping, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Write {
  if (isNonNullType(type)) return compileNonNull(compileValue(shaping, type.ofType, sets));
  if (isListType(type)) {
    const named = (isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType).toString();
    return compileList(compileValue(shaping, type.ofType, sets), named);
  }
  if (isCompositeType(type)) return compileObject(shaping, type, sets);
  const leaf = compileLeaf(type);
  return (value, found) => {
    if (value === null || value === undefined) return NULL;
    return leaf(value) ?? short(found, 'value');
  };
}

function compileObject(shaping: Shaping, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Write {
  // Compiled when the first object of a type comes: of the hundred members of a union an answer holds few.
  const byName = new Map<unknown, readonly Field[]>();
  const fieldsFor = (name: unknown) => {
    const runtime = typeof name === 'string' ? shaping.schema.getType(name) : isObjectType(type) ? type : undefined;
    const fits = name === undefined || isCompositeType(runtime);
    const fields = fits ? compileFields(shaping, sets, type, runtime as GraphQLCompositeType | undefined) : undefined;
    if (fields) byName.set(name, fields);
    return fields;
  };
  return (value, found) => {
    if (value === null || value === undefined) return NULL;
    if (!isTree(value)) return short(found, 'value');
    const name = value.__typename ?? undefined;
    const fields = byName.get(name) ?? fieldsFor(name);
    return fields ? writeFields(fields, value, found) : short(found, 'type');
  };
}

function writeFields(fields: readonly Field[], value: Tree, found: Shortfall[]): string {
  if (fields.length === 0) return '{}';
  let text = '';
  for (const { from, key, start, what, write } of fields) {
    const before = found.length;
    const written = write(value[from], found);
    if (found.length > before) placeShortfalls(found, before, key, what);
    if (written === undefined) return NULL;
    text += start + written;
  }
  return `${text}}`;
}

function compileFields(
  shaping: Shaping,
  sets: readonly SelectionSetNode[],
  parent: GraphQLCompositeType,
  runtime: GraphQLCompositeType | undefined,
): readonly Field[] {
  const type = runtime ?? parent;
  return pickFields(shaping, sets, type, runtime).map((picked, index) => {
    const { key, nodes } = picked;
    const [node] = nodes;
    return {
      from: node!.alias?.value ?? node!.name.value,
      key,
      start: `${index === 0 ? '{' : ','}${quoted(key)}:`,
      what: `field ${picked.parent.name}.${key}`,
      write: compileField(shaping, type, picked),
    };
  });
}

function compileField(shaping: Shaping, type: GraphQLCompositeType, picked: Picked): Write {
  const introspected = shaping.introspect(picked);
  if (introspected !== undefined) return () => introspected;
  const [node] = picked.nodes;
  const name = node!.name.value;
  // What is still called by its interface has no type that could be told.
  if (name === '__typename') return () => (isObjectType(type) ? `"${type.name}"` : undefined);
  const fieldOf = (one: GraphQLCompositeType) => (isUnionType(one) ? undefined : one.getFields()[name]);
  // The object may promise more than the interface by which it is asked.
  const field = fieldOf(type) ?? fieldOf(picked.parent);
  if (!field) throw new Refused(`no field ${type.name}.${name}`);
  const sets = picked.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return compileValue(shaping, field.type, sets);
}
