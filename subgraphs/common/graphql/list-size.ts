import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/**
 * Puts `@listSize` on every field with an argument `first`, so that the gateway knows what an operation costs: a
 * connection has as many edges, a plain list as many members.
 */
export function declareListSizes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.some(({ name }) => name === 'first'))
        field.extensions = { ...field.extensions, directives: { listSize: listSizeOf(field) } };
    }
  }
}

const listSizeOf = ({ type }: GraphQLField<unknown, unknown>) => ({
  slicingArguments: ['first'],
  ...(getNamedType(type).name.endsWith('Connection') && { sizedFields: ['edges'] }),
});
