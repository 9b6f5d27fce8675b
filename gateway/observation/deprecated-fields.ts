import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

const found = new WeakMap<DocumentNode, { schema: GraphQLSchema; fields: readonly string[] }>();

/** Deprecated fields a valid document asks for, as Type.field; worked out once per document and schema. */
export function deprecatedFields(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const known = found.get(document);
  if (known?.schema === schema) return known.fields;
  const fields = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const [type, field] = [types.getParentType(), types.getFieldDef()];
        if (type && field?.deprecationReason != null) fields.add(`${type.name}.${field.name}`);
      },
    }),
  );
  found.set(document, { schema, fields: [...fields] });
  return [...fields];
}
