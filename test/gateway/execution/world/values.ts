import {
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** An object of the world: its id decides all its values, in whichever subgraph. */
export interface Thing {
  __typename: string;
  id: string;
  [field: string]: unknown;
}

/** Fields whose values depend on what the gateway brings along from another subgraph. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  weight: ['pages'],
  parcel: ['pages', 'measures'],
};

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation']);

/** All values of enums, also those that clients cannot see. */
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  Kind: ['NOVEL', 'ATLAS', 'HIDDEN'],
  Unit: ['GRAM', 'POUND'],
};

/** How much of the world is missing or broken, of a thousand. */
export interface Troubles {
  nulls: number;
  errors: number;
}

/** Ids begin with the concrete type, which a subgraph that knows only the interface does not know. */
const WORKS = ['Book', 'Film'];
const PEOPLE = 6;

/** An even number out of a text (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return (Math.imul(hash ^ (hash >>> 15), 2_246_822_507) ^ (hash >>> 13)) >>> 0;
}

/** The object of a type that a number stands for. */
function thingOf(typeName: string, number: number): Thing {
  const concrete = typeName === 'Work' ? WORKS[number % 2]! : typeName;
  const id = `${concrete}-${number % PEOPLE}`;
  return { __typename: typeName === 'Work' ? 'Work' : concrete, id, ...keysOf(concrete, id) };
}

/** Keys other than `id`. */
function keysOf(typeName: string, id: string): Record<string, unknown> {
  if (typeName === 'Hall') return { code: { __typename: 'Code', floor: numberOf(id) % 9, door: id } };
  return typeName === 'Maker' ? { label: `label ${id}` } : {};
}

/** The object that a representation stands for. */
export function referred(typeName: string, given: Record<string, unknown>): Thing {
  const { label, code, id } = given as { label?: string; code?: { door: string }; id?: string };
  const known = id ?? label?.slice('label '.length) ?? code?.door ?? '';
  return { __typename: typeName, ...keysOf(typeName, known), ...given, id: known };
}

/** What a field of the world is: always the same for the same object, field and arguments. */
export function worldValue(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  parent: Thing,
  args: Record<string, unknown>,
  troubles: Troubles,
): unknown {
  if (Object.hasOwn(parent, field.name)) return parent[field.name];
  const required = (REQUIRED[field.name] ?? []).map((name) => parent[name]);
  // A root type is the same object wherever it is met.
  const id = ROOTS.has(parent.__typename) ? parent.__typename : parent.id;
  const seed = `${id}.${field.name}.${JSON.stringify([args, ...required])}`;
  const luck = numberOf(`${seed} luck`) % 1_000;
  if (luck < troubles.errors)
    throw new GraphQLError(`no ${field.name} of ${parent.id}`, { extensions: { code: 'TROUBLE' } });
  if (luck < troubles.errors + troubles.nulls && !isKey(parent, field.name)) return null;
  const wanted = typeof args.id === 'string' ? { id: args.id } : {};
  return madeOf(schema, field.type, seed, parent, wanted, typeof args.first === 'number' ? args.first : undefined);
}

const isKey = (parent: Thing, name: string) =>
  name === 'id' || Object.hasOwn(keysOf(parent.__typename, parent.id), name);

function madeOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: string,
  parent: Thing,
  wanted: { id?: string },
  length?: number,
): unknown {
  if (isNonNullType(type)) return madeOf(schema, type.ofType, seed, parent, wanted, length);
  const number = numberOf(seed);
  if (isListType(type)) {
    const elements = Array.from({ length: Math.min(length ?? number % 4, 4) }, (_, index) => `${seed}[${index}]`);
    return elements.map((one) =>
      numberOf(one) % 10 === 0 && !isNonNullType(type.ofType) ? null : madeOf(schema, type.ofType, one, parent, {}),
    );
  }
  if (isEnumType(type)) return ENUMS[type.name]![number % ENUMS[type.name]!.length];
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const names = named
      .getTypes()
      .map(({ name }) => name)
      .toSorted();
    return thingOf(names[number % names.length]!, number >>> 3);
  }
  if ('getFields' in named) {
    if (wanted.id?.includes('-'))
      return referred(isObjectType(named) ? named.name : wanted.id.split('-')[0]!, { id: wanted.id });
    const hasKey = isObjectType(named) ? named.name in KEYED : true;
    return hasKey ? thingOf(named.name, number >>> 3) : { __typename: named.name, id: `${named.name} of ${seed}` };
  }
  return scalarOf(named.name, number, seed);
}

/** Types of which the same object is met at several places. */
const KEYED: Readonly<Record<string, true>> = {
  Book: true,
  Film: true,
  Work: true,
  Maker: true,
  Reader: true,
  Hall: true,
  Review: true,
};

function scalarOf(name: string, number: number, seed: string): unknown {
  const texts = ['', 'ä "quoted" \\ \u2028', `text ${number % 97}`, 'null', '😀'];
  switch (name) {
    case 'Int':
      return number % 50;
    case 'Float':
      return (number % 500) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'Json':
      return [{ a: [1, null, 'x'], __proto: number % 7 }, 'text', 7, false, [0]][number % 5];
    default:
      return name === 'ID' ? `id ${seed}` : texts[number % texts.length];
  }
}

/** The type behind an object of an interface or union. */
export function typeNameOf(schema: GraphQLSchema, thing: Thing): string {
  if (schema.getType(thing.__typename) && isObjectType(schema.getType(thing.__typename))) return thing.__typename;
  return thing.id.split('-')[0]!;
}
