import {
  buildASTSchema,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLDirective,
  type GraphQLSchema,
  getDirectiveValues,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { linkedDirective } from '../../supergraph/linked-directive.ts';

/** How long a list is taken to be: `@listSize` as the IBM cost specification defines it. */
export interface ListSize {
  assumedSize?: number;
  slicingArguments?: readonly string[];
  sizedFields?: readonly string[];
  requireOneSlicingArgument?: boolean;
}

/** What a supergraph says about costs. Keys are schema coordinates: `Report`, `Query.reports`, `Query.reports(first:)`, `Input.field`. */
export interface CostRules {
  /** The supergraph's types, fields and arguments. */
  schema: GraphQLSchema;
  weights: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

/** Reads `@cost` and `@listSize`, whatever the supergraph calls them; without them the defaults count. */
export function readCostRules(supergraphSdl: string): CostRules {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const [costOf, listSizeOf] = [reader(schema, document, 'cost'), reader(schema, document, 'listSize')];
  const weigh = (coordinate: string, node: Annotated) => {
    const weight = costOf(node)?.weight;
    if (typeof weight === 'number') weights.set(coordinate, weight);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    weigh(type.name, type.astNode);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) weigh(`${type.name}.${field.name}`, field.astNode);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      weigh(coordinate, field.astNode);
      const listSize = listSizeOf(field.astNode);
      if (listSize) listSizes.set(coordinate, listSize);
      for (const argument of field.args) weigh(`${coordinate}(${argument.name}:)`, argument.astNode);
    }
  }
  return { schema, weights, listSizes };
}

type Annotated = { readonly directives?: readonly DirectiveNode[] } | null | undefined;

/** Reads one directive of the cost feature off a definition. */
function reader(schema: GraphQLSchema, document: DocumentNode, name: string) {
  const known: GraphQLDirective | null | undefined = schema.getDirective(linkedDirective(document, 'cost', name) ?? '');
  return (node: Annotated): Record<string, unknown> | undefined =>
    known && node ? getDirectiveValues(known, node) : undefined;
}
