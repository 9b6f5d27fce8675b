import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isRequiredArgument,
} from 'graphql';
import { type Way, waysTo } from '../gateway/access/crawl.ts';

/** Values of arguments, by `field.argument`, by argument, or by type; what has none here is sent as an empty object. */
export type Values = Readonly<Record<string, string>>;

/** An operation, the coordinates it goes through, and its variables. */
export interface CrawlOperation {
  coordinates: string[];
  query: string;
  variables: Record<string, unknown>;
}

/**
 * Operations that reach every object of the schema by its shortest way and ask for all its own facts. Inputs are
 * variables with nothing in them: whoever may ask is told that they are not in order, and nothing is written.
 * @param begins the fields of the roots they begin with; absent: all
 */
export function crawlOperations(sdl: string, values: Values, begins?: string[]): CrawlOperation[] {
  const schema = buildSchema(sdl, { assumeValid: true });
  const ways = waysTo(sdl, 1, (field) => !begins || begins.includes(field));
  return [...ways.values()]
    .flat()
    .filter((way) => !way.at(-1)?.isLeaf || way.length === 1)
    .filter((way) => !begins || way.length <= DEEPEST)
    .map((way) => operationOf(schema, way, values));
}

/** Longest way that begins with a chosen field: `reports.edges.node.timeline.edges.node`. */
const DEEPEST = 6;

function operationOf(schema: GraphQLSchema, way: Way, values: Values): CrawlOperation {
  const inputs = new Map<string, string>();
  const body = way.reduceRight((inner, { type, field, answer, isLeaf }) => {
    const own = fieldsOf(schema, type)[field];
    const given = (own?.args ?? []).filter(isRequiredArgument).map((argument) => {
      const value = values[`${field}.${argument.name}`] ?? values[argument.name] ?? values[String(argument.type)];
      if (value === undefined) inputs.set(`$${argument.name}`, String(argument.type));
      return `${argument.name}: ${value ?? `$${argument.name}`}`;
    });
    const below = inner || (isLeaf ? '' : `{ __typename ${factsOf(schema, answer).join(' ')} }`);
    return `{ ${field}${given.length > 0 ? `(${given.join(', ')})` : ''} ${below} }`;
  }, '');
  const declared = [...inputs].map(([name, type]) => `${name}: ${type}`).join(', ');
  const last = way.at(-1);
  return {
    coordinates: [
      ...way.map(({ type, field }) => `${type}.${field}`),
      ...(last && !last.isLeaf ? factsOf(schema, last.answer).map((fact) => `${last.answer}.${fact}`) : []),
    ],
    query: `${way[0]?.type === 'Mutation' ? 'mutation' : 'query'} ${declared && `(${declared})`} ${body}`,
    variables: Object.fromEntries([...inputs.keys()].map((name) => [name.slice(1), {}])),
  };
}

/** Facts of an object that take no argument. */
const factsOf = (schema: GraphQLSchema, type: string): string[] =>
  Object.values(fieldsOf(schema, type))
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name);

function fieldsOf(
  schema: GraphQLSchema,
  name: string,
): Record<string, { name: string; args: readonly GraphQLArgument[]; type: never }> {
  const type = schema.getType(name);
  return type && 'getFields' in type ? (type.getFields() as never) : {};
}
