import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';

/** Names of the interfaces that no type implements; of what they promise nothing can ever be answered. */
export const desertedInterfaces = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isInterfaceType(type) && schema.getPossibleTypes(type).length === 0)
      .map(({ name }) => name),
  );

/**
 * Refuses an operation of which the planner left out a field because nothing implements its interface: a silent null
 * would look like an answer.
 * @throws BAD_USER_INPUT
 */
export function refuseDeserted(
  { document, plan, schema }: { document: DocumentNode; plan: QueryPlan; schema: GraphQLSchema },
  deserted: ReadonlySet<string>,
): void {
  if (deserted.size === 0) return;
  const planned = fieldsOf(plan);
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const type = getNamedType(types.getType())?.name ?? '';
        if (!deserted.has(type) || planned.has(name.value)) return;
        const field = `${types.getParentType()}.${name.value}`;
        throw hubError('BAD_USER_INPUT', `"${field}" cannot be answered: no type implements "${type}". Leave it out.`);
      },
    }),
  );
}

/** Names of all fields that a plan asks of subgraphs. */
function fieldsOf(plan: QueryPlan): Set<string> {
  const names = new Set<string>();
  JSON.stringify(plan, (key, value) => {
    if (key === 'operation') visit(parse(value), { Field: ({ name }) => void names.add(name.value) });
    return value;
  });
  return names;
}
