import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { hubError } from '../errors/hub-error.ts';

/** One nullable field that is added to a type of another subgraph. */
export interface FieldExtension {
  /** Type that is extended, found by `id`. */
  type: string;
  field: string;
  /** GraphQL of the field's own type, which comes first, and of those it needs. */
  sdl: string;
}

/** A subgraph that consists of one extension, and its SDL. */
export interface BuiltExtension {
  schema: GraphQLSchema;
  sdl: string;
}

/**
 * The subgraph that adds the field. Its SDL is made, never asked of a running process.
 * @throws BAD_USER_INPUT when the extension's own SDL is none, or begins with something that is no object type
 */
export function buildExtension<Context>(
  { type, field, sdl }: FieldExtension,
  resolve: (id: string, context: Context) => Promise<object | null>,
): BuiltExtension {
  const whole = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type ${type} @key(fields: "id") {
  id: ID!
  ${field}: ${typeOf(sdl)}
}

${sdl.trim()}
`;
  const resolvers = {
    [type]: {
      __resolveReference: (reference: object) => reference,
      [field]: ({ id }: { id: string }, _: unknown, context: Context) => resolve(id, context),
    },
  };
  return { schema: buildSubgraphSchema({ typeDefs: parse(whole), resolvers: resolvers as never }), sdl: whole };
}

function typeOf(sdl: string): string {
  try {
    const [first] = parse(sdl).definitions;
    if (first?.kind === Kind.OBJECT_TYPE_DEFINITION) return first.name.value;
  } catch (error) {
    throw hubError('BAD_USER_INPUT', `extend.sdl is no GraphQL: ${(error as Error).message}`);
  }
  throw hubError('BAD_USER_INPUT', 'extend.sdl has to begin with the type of the field: type Name { … }.');
}
