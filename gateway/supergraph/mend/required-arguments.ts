import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  Kind,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { eachType } from './each-type.ts';
import { requiredOf } from './required.ts';
import type { StandInNames } from './stand-in-names.ts';

/** A supergraph without arguments in `@requires`. */
export interface WithoutArguments {
  document: DocumentNode;
  /** By type: the names put in place of fields with arguments. */
  added: ReadonlyMap<string, ReadonlyMap<string, FieldNode>>;
}

/** Puts a name without arguments in place of each field that is required with arguments. */
export function withoutRequiredArguments(
  supergraph: DocumentNode,
  { schema, joinField, names }: { schema: GraphQLSchema; joinField: string; names: StandInNames },
): WithoutArguments {
  const added = new Map<string, Map<string, FieldNode>>();
  const replaced = (type: string, set: SelectionSetNode): SelectionSetNode => {
    const types = new TypeInfo(schema, schema.getType(type));
    // On leaving a field, because what stands below it is found by its own name.
    const leave = (field: FieldNode) => {
      const parent = types.getParentType();
      if (!parent || !field.arguments?.length) return undefined;
      const name = names.of(field);
      const heirs = isInterfaceType(parent) ? Object.values(schema.getImplementations(parent)).flat() : [];
      for (const { name: owner } of [parent, ...heirs]) {
        added.set(owner, (added.get(owner) ?? new Map()).set(name, field));
      }
      return { ...field, name: { kind: Kind.NAME, value: name }, arguments: [] };
    };
    return visit(set, visitWithTypeInfo(types, { Field: { leave } }));
  };
  const rewritten = (type: string, field: FieldDefinitionNode): FieldDefinitionNode => ({
    ...field,
    directives: field.directives?.map((directive): ConstDirectiveNode => {
      const required = directive.name.value === joinField ? requiredOf(directive) : undefined;
      return required ? requiring(directive, replaced(type, required)) : directive;
    }),
  });
  const document = eachType(supergraph, (type) => ({
    ...type,
    fields: type.fields?.map((field) => rewritten(type.name.value, field)),
  }));
  return { document, added };
}

function requiring(joinField: ConstDirectiveNode, set: SelectionSetNode): ConstDirectiveNode {
  const value = { kind: Kind.STRING, value: print(set).slice(1, -1).replace(/\s+/g, ' ').trim() } as const;
  const given = joinField.arguments?.map((one) => (one.name.value === 'requires' ? { ...one, value } : one));
  return { ...joinField, arguments: given };
}
