import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** Says of every list of pages how long it is: as long as its page, and its edges are what is that long. */
const LIST_SIZE = { slicingArguments: ['first'], sizedFields: ['edges'] };

/** Puts `@listSize` on every field that gives a connection, so that the gateway knows what an operation costs. */
export function declareListSizes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isPage =
        getNamedType(field.type).name.endsWith('Connection') && field.args.some(({ name }) => name === 'first');
      if (isPage) field.extensions = { ...field.extensions, directives: { listSize: LIST_SIZE } };
    }
  }
}
