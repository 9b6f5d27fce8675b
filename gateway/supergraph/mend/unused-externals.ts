import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import { eachType } from './each-type.ts';
import { eachField, fieldSetOf } from './required.ts';

/** Arguments that hold fields a subgraph takes or gives. */
const FIELD_SETS = ['requires', 'provides', 'key'] as const;

/**
 * The supergraph without `@join__field(external: true)` at those of the `originals` (field names by type) that their
 * subgraph uses no more: the planner refuses what is external and unused.
 */
export function withoutUnusedExternals(
  supergraph: DocumentNode,
  terms: { schema: GraphQLSchema; joinField: string; originals: ReadonlyMap<string, ReadonlySet<string>> },
): DocumentNode {
  const used = usedFields(supergraph);
  const cleaned = (field: FieldDefinitionNode): FieldDefinitionNode => ({
    ...field,
    directives: field.directives?.filter(
      (one) =>
        one.name.value !== terms.joinField || !isExternal(one) || used.has(`${graphOf(one)}.${field.name.value}`),
    ),
  });
  return eachType(supergraph, (type) => {
    const mayGo = ({ name }: FieldDefinitionNode) =>
      terms.originals.get(type.name.value)?.has(name.value) && !isPromised(terms.schema, type.name.value, name.value);
    return { ...type, fields: type.fields?.map((field) => (mayGo(field) ? cleaned(field) : field)) };
  });
}

/** Whether an interface of the type asks for the field. */
function isPromised(schema: GraphQLSchema, type: string, field: string): boolean {
  const found = schema.getType(type);
  if (!isObjectType(found) && !isInterfaceType(found)) return false;
  return found.getInterfaces().some((one) => field in one.getFields());
}

/** Fields each subgraph takes or gives, as `GRAPH.field`: by name alone, so rather one too many. */
function usedFields(supergraph: DocumentNode): Set<string> {
  const used = new Set<string>();
  visit(supergraph, {
    Directive(directive) {
      for (const argument of FIELD_SETS) {
        const set = fieldSetOf(directive, argument);
        if (set) eachField(set, ({ name }) => used.add(`${graphOf(directive as ConstDirectiveNode)}.${name.value}`));
      }
    },
  });
  return used;
}

const isExternal = ({ arguments: given }: ConstDirectiveNode): boolean =>
  given?.some(({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value) ?? false;

function graphOf({ arguments: given }: ConstDirectiveNode): string {
  const value = given?.find(({ name }) => name.value === 'graph')?.value;
  return value?.kind === Kind.ENUM ? value.value : '';
}
