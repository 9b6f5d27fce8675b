import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { Variables } from './cost-node.ts';
import type { CostRules } from './cost-rules.ts';

/** Cost of the arguments of one field: an input object costs 1, a plain value nothing, unless `@cost` says otherwise. */
export function argumentCost(
  { weights }: CostRules,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Variables) => number {
  const given = (node.arguments ?? []).flatMap((argument) => {
    const definition = field.args.find(({ name }) => name === argument.name.value);
    if (!definition) return [];
    const weight = weights.get(`${parent}.${field.name}(${definition.name}:)`);
    const costs = weight !== undefined || isInputObjectType(getNamedType(definition.type));
    return costs ? [{ value: argument.value, type: definition.type, weight }] : [];
  });
  if (given.length === 0) return () => 0;
  return (variables) =>
    given.reduce((sum, { value, type, weight }) => {
      const plain: unknown = valueFromASTUntyped(value, variables);
      return sum + inputCost(weights, type, plain, weight);
    }, 0);
}

function inputCost(
  weights: CostRules['weights'],
  type: GraphQLInputType,
  value: unknown,
  weight: number | undefined,
): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + inputCost(weights, type, item, weight), 0);
  const named = getNamedType(type);
  const own = weight ?? weights.get(named.name);
  if (!isInputObjectType(named)) return own ?? 0;
  return Object.values(named.getFields()).reduce((sum, field) => {
    const inner = (value as Record<string, unknown>)[field.name];
    return sum + inputCost(weights, field.type, inner, weights.get(`${named.name}.${field.name}`));
  }, own ?? 1);
}
