import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { draw, pick } from './draw.ts';
import { OF_FIELD, OF_SCALAR, STATUS_AFTER } from './values.ts';

/** An invented object: all its fields follow from `seed`, but for those that are given. */
interface Invented {
  seed: string;
  given: Record<string, unknown>;
}

/** What mutations changed, by the seed of the object; it lasts as long as the mock runs. */
export type Changes = Map<string, Record<string, unknown>>;

type Args = Record<string, unknown>;

/** Entities of a type there are; relations lead to one of them, so that lists and details tell the same. */
export const ENTITIES = 37;
/** One nullable field in so many is null: a front end must live with that. */
const NULL_ONE_IN = 10;

/** Resolves every field of any schema of the hub to invented data: same question, same answer. */
export const inventor = (changes: Changes): GraphQLFieldResolver<unknown, unknown> =>
  function invented(source, args, _, info) {
    const root = info.parentType === info.schema.getMutationType() ? 'mutation' : 'field';
    if (root === 'mutation') return changed(changes, args, info);
    const parent = (source ?? { seed: info.parentType.name, given: {} }) as Invented;
    const given = { ...parent.given, ...changes.get(parent.seed) }[info.fieldName];
    if (given !== undefined) return given;
    const seed = `${parent.seed}.${info.fieldName}${Object.keys(args).length > 0 ? JSON.stringify(args) : ''}`;
    const isAsked = info.parentType === info.schema.getQueryType();
    return valueFor(info.returnType, seed, args, info, isAsked);
  };

function valueFor(
  type: GraphQLOutputType,
  seed: string,
  args: Args,
  info: GraphQLResolveInfo,
  always: boolean,
): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, seed, args, info, true);
  if (!always && draw(`${seed}?`, NULL_ONE_IN) === 0) return null;
  if (isListType(type)) {
    const places = Array.from({ length: draw(seed, 3) + 1 }, (_, place) => place);
    return places.map((place) => valueFor(type.ofType, `${seed}[${place}]`, {}, info, true));
  }
  if (isEnumType(type)) return pick(seed, type.getValues()).value;
  if (isObjectType(type)) return objectOf(type, seed, args);
  const { parentType, fieldName } = info;
  const value = OF_FIELD[`${parentType.name}.${fieldName}`] ?? OF_FIELD[fieldName];
  const isText = type.toString() === 'String' || type.toString() === 'Int';
  return ((isText ? value : undefined) ?? OF_SCALAR[type.toString()] ?? OF_SCALAR.String)!(seed);
}

function objectOf(type: GraphQLObjectType, seed: string, args: Args): unknown {
  if (type.name.endsWith('Connection')) return pageOf(type, seed, args);
  if (!('id' in type.getFields())) return { seed, given: {} };
  return entity(
    type.name,
    (args.id as string | undefined) ?? `${type.name.toLowerCase()}-${draw(seed, ENTITIES)}`,
    args,
  );
}

/** An entity by its id; a number it was asked by is its number. */
export const entity = (type: string, id: string, { number }: Args = {}): Invented => ({
  seed: `${type}:${id}`,
  given: { id, ...(typeof number === 'string' && { number }) },
});

function pageOf(type: GraphQLObjectType, seed: string, { first, after }: Args) {
  const edge = (type.getFields().edges!.type.toString().match(/\w+/) ?? [''])[0];
  const node = edge.replace(/Edge$/, '');
  const total = seed.startsWith('Query.') ? ENTITIES : draw(seed, 5);
  const from = after ? Number(after) + 1 : 0;
  const places = Array.from({ length: Math.max(0, Math.min(Number(first), total - from)) }, (_, n) => from + n);
  const edges = places.map((place) => ({
    seed: `${seed}#${place}`,
    given: { cursor: String(place), node: entity(node, `${node.toLowerCase()}-${place}`) },
  }));
  const pageInfo = { hasNextPage: from + places.length < total, endCursor: edges.at(-1)?.given.cursor ?? null };
  return { seed, given: { edges, pageInfo: { seed, given: pageInfo }, totalCount: total } };
}

/** What a mutation answers: the entity it names, or a new one, with what the input says of its own fields. */
function changed(changes: Changes, args: Args, { fieldName, returnType }: GraphQLResolveInfo): unknown {
  const input = (args.input ?? {}) as Args;
  const type = isNonNullType(returnType) ? returnType.ofType : returnType;
  if (!isObjectType(type)) return null;
  const fields = type.getFields();
  if (!('id' in fields)) return { seed: `${fieldName}${JSON.stringify(input)}`, given: {} };
  const own = `${type.name[0]!.toLowerCase()}${type.name.slice(1)}Id`;
  const id = (input[own] ?? input.id ?? `${type.name.toLowerCase()}-${draw(JSON.stringify(input), 1e9)}`) as string;
  const answer = entity(type.name, id);
  const said = Object.entries(input).filter(([name, value]) => name in fields && typeof value !== 'object');
  const version = 'expectedVersion' in input ? { version: Number(input.expectedVersion) + 1 } : {};
  const status = STATUS_AFTER[fieldName] && 'status' in fields ? { status: STATUS_AFTER[fieldName] } : {};
  changes.set(answer.seed, { ...changes.get(answer.seed), ...Object.fromEntries(said), ...version, ...status });
  return answer;
}
