import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { REQUIRED } from './values.ts';

/** An operation made by chance, with values for its variables. */
export interface MadeOperation {
  query: string;
  variables: Record<string, unknown>;
}

/** Chance that can be repeated: the same seed, the same numbers (mulberry32). Gives an integer below `limit`. */
export type Chance = (limit: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Which operations are made. */
export interface Flavour {
  /** Names clients choose; names of fields among them are what Apollo's executor errs at. */
  aliases: readonly string[];
  /**
   * Whether also operations of which Apollo's executor loses parts: all that is asked of an object, a fragment, or a
   * field that requires others stands under conditions; conditions are no variables; a fragment is on an interface
   * within an object; two types call different fields the same.
   */
  hard: boolean;
}

/** What is fixed while an operation is being made. */
interface Making {
  schema: GraphQLSchema;
  chance: Chance;
  flavour: Flavour;
  definitions: string[];
  variables: Record<string, unknown>;
  fragments: string[];
}

/** A valid operation made of a seed: fragments, aliases, conditions, variables, nested to six levels. */
export function makeOperation(schema: GraphQLSchema, seed: number, flavour: Flavour): MadeOperation {
  const chance = chanceOf(seed);
  for (;;) {
    const making: Making = { schema, chance, flavour, definitions: [], variables: {}, fragments: [] };
    const kind = chance(8) === 0 && schema.getMutationType() ? 'mutation' : 'query';
    const root = schema.getRootType(kind as never)!;
    const selection = selectionOf(making, root, 2 + chance(5), kind === 'mutation');
    const definitions = making.definitions.length > 0 ? `(${making.definitions.join(', ')})` : '';
    const query = [`${kind} Made${definitions} ${selection}`, ...making.fragments].join('\n');
    // Chance gives two fields one name now and then.
    if (validate(schema, parse(query)).length === 0) return { query, variables: making.variables };
  }
}

function selectionOf(making: Making, type: GraphQLCompositeType, depth: number, flat = false): string {
  const { chance } = making;
  const parts = Array.from({ length: 1 + chance(4) }, (_, index) => {
    const luck = flat ? 9 : chance(10);
    const free = index > 0 || making.flavour.hard;
    const condition = free ? conditionOf(making) : '';
    if (luck === 0) return `${aliased(making, '__typename')}${condition}`;
    if (luck <= (isAbstractType(type) ? 5 : 1)) return fragmentOf(making, type, depth, condition);
    return fieldOf(making, type, depth, condition) ?? '__typename';
  });
  return `{ ${parts.join(' ')} }`;
}

function fragmentOf(making: Making, type: GraphQLCompositeType, depth: number, given: string): string {
  const { schema, chance, fragments } = making;
  const { hard } = making.flavour;
  const condition = hard ? given : '';
  const wider = hard && 'getInterfaces' in type ? type.getInterfaces() : [];
  const types = [type, ...(isAbstractType(type) ? schema.getPossibleTypes(type) : wider)];
  const on = types[chance(types.length)]!;
  const selection = selectionOf(making, on, depth);
  if (chance(4) > 0) return `... on ${on.name}${condition} ${selection}`;
  fragments.push(`fragment F${fragments.length} on ${on.name} ${selection}`);
  const name = `F${fragments.length - 1}`;
  return `...${name}${condition}`;
}

function fieldOf(making: Making, type: GraphQLCompositeType, depth: number, given: string): string | undefined {
  if (isUnionType(type)) return undefined;
  const fields = Object.values(type.getFields()).filter(
    (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
  );
  const field = fields[making.chance(Math.max(fields.length, 1))];
  if (!field) return undefined;
  const condition = making.flavour.hard || !(field.name in REQUIRED) ? given : '';
  const named = getNamedType(field.type);
  const args = field.args
    .filter((arg) => isRequiredArgument(arg) || making.chance(3) === 0)
    .map((arg) => argumentOf(making, arg));
  const selection = isCompositeType(named) ? ` ${selectionOf(making, named, depth - 1)}` : '';
  return `${aliased(making, field.name)}${args.length > 0 ? `(${args.join(', ')})` : ''}${condition}${selection}`;
}

function aliased({ chance, flavour: { aliases, hard } }: Making, name: string): string {
  const alias = aliases[chance(aliases.length)];
  return chance(4) === 0 ? `${alias}${hard ? '' : name}: ${name}` : name;
}

function conditionOf(making: Making): string {
  const {
    chance,
    flavour: { hard },
  } = making;
  if (chance(8) > 0) return '';
  const value =
    hard && chance(3) === 0
      ? String(chance(2) === 0)
      : variableOf(making, chance(2) ? 'Boolean!' : 'Boolean! = true', chance(2) === 0);
  return ` @${chance(2) ? 'skip' : 'include'}(if: ${value})`;
}

function argumentOf(making: Making, { name, type }: GraphQLArgument): string {
  const value = valueFor(making, type);
  return `${name}: ${making.chance(2) ? literal(type, value) : variableOf(making, String(type), value)}`;
}

function variableOf({ chance, definitions, variables }: Making, type: string, value: unknown): string {
  const name = `v${definitions.length}`;
  definitions.push(`$${name}: ${type}`);
  // What has a default may be left out.
  if (!type.includes('=') || chance(2)) variables[name] = value;
  return `$${name}`;
}

function valueFor(making: Making, type: GraphQLInputType): unknown {
  const { chance } = making;
  if (isNonNullType(type)) return valueFor(making, type.ofType);
  if (isListType(type)) return Array.from({ length: chance(3) }, () => valueFor(making, type.ofType));
  if (isEnumType(type)) return type.getValues()[chance(type.getValues().length)]!.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, valueFor(making, field.type)]),
    );
  }
  if (type.name === 'ID') return `${['Book', 'Film'][chance(2)]}-${chance(6)}`;
  return type.name === 'Int' ? chance(5) : `text ${chance(9)}`;
}

/** A value as it is written in an operation. */
function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (isListType(type)) return `[${(value as unknown[]).map((one) => literal(type.ofType, one)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = Object.entries(value as Record<string, unknown>);
  return `{ ${fields.map(([name, one]) => `${name}: ${literal(type.getFields()[name]!.type, one)}`).join(', ')} }`;
}
