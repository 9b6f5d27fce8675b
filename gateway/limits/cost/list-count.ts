import { type FieldNode, type GraphQLField, isListType, isNonNullType, valueFromASTUntyped } from 'graphql';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import type { Variables } from './cost-node.ts';
import type { ListSize } from './cost-rules.ts';

/** How many of something are expected, once the variables are known. */
export type Count = (variables: Variables) => number;

const ONE: Count = () => 1;

/** How often a field comes, and how long the lists among its own fields are. */
export interface FieldCount {
  count: Count;
  sized: ReadonlyMap<string, Count>;
}

/**
 * How often `field` comes beside one parent: once, or as often as its list is long. That is what its parent says about
 * it, else its own `@listSize`, else `otherwise`. With `sizedFields` the size is that of the lists inside instead.
 * @throws SLICING_ARGUMENT_NEEDED when a list that takes exactly one of its slicing arguments got none or several
 */
export function countOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  listSize: ListSize | undefined,
  fromParent: Count | undefined,
  otherwise: number,
): FieldCount {
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  const size = listSize && sizeOf(field, node, listSize, otherwise);
  const sizedFields = listSize?.sizedFields ?? [];
  if (!isList) return { count: ONE, sized: new Map(size ? sizedFields.map((name) => [name, size]) : []) };
  const own = sizedFields.length === 0 ? size : undefined;
  return { count: fromParent ?? own ?? (() => otherwise), sized: new Map() };
}

function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { assumedSize, slicingArguments = [], requireOneSlicingArgument }: ListSize,
  otherwise: number,
): Count {
  const given = field.args.filter(
    ({ name, defaultValue }) =>
      slicingArguments.includes(name) &&
      (defaultValue !== undefined || node.arguments?.some((argument) => argument.name.value === name)),
  );
  if (requireOneSlicingArgument !== false && slicingArguments.length > 0 && given.length !== 1)
    throw hubError('SLICING_ARGUMENT_NEEDED', field.name, slicingArguments.join(', '));
  const assumed = assumedSize ?? otherwise;
  return (variables) => {
    const sizes = given.map(({ name, defaultValue }) => {
      const argument = node.arguments?.find((one) => one.name.value === name);
      return argument ? valueFromASTUntyped(argument.value, variables) : defaultValue;
    });
    const numbers = sizes.filter((size): size is number => typeof size === 'number');
    return numbers.length > 0 ? Math.max(0, ...numbers) : assumed;
  };
}
