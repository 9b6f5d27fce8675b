import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { hubError } from '../errors/hub-error.ts';

/** Fields of the federation protocol: their arguments come from the gateway, and ids are checked where they are used. */
const OF_FEDERATION = new Set(['_entities', '_service']);

/** Lists whose items are judged one by one, so that one bad item does not refuse the others. */
const JUDGED_BY_ITEM = new Set(['pushSourceRecords.input.complaints']);

/**
 * Lets every query and mutation refuse texts the database cannot hold (a NUL, half of a surrogate pair) before any
 * resolver sees them. @throws BAD_USER_INPUT naming the path, e.g. "input.complaints.0.body"
 */
export function refuseUnstorableInput(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) if (type) guard(type);
}

function guard(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    if (OF_FEDERATION.has(field.name) || field.args.length === 0) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const path = unstorablePath(args, [], field.name);
      if (path)
        throw hubError('BAD_USER_INPUT', `${path} holds a character that cannot be stored (NUL or half a pair).`);
      return resolve(source, args, context, info);
    };
  }
}

/** Path of the first text that cannot be stored; null: all can. */
function unstorablePath(value: unknown, path: string[], field: string): string | null {
  if (JUDGED_BY_ITEM.has([field, ...path].join('.'))) return null;
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path.join('.') : null;
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = unstorablePath(part, [...path, key], field);
    if (found) return found;
  }
  return null;
}
