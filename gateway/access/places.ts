import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { nameInAnswer } from './thin-document.ts';

/** What an answer holds at one place of an operation, as far as a field was taken out there or below. */
export interface Place {
  /** By name in the answer. */
  fields: ReadonlyMap<string, PlaceField>;
}

/** One name of a place's answer. */
export interface PlaceField {
  /** Type the schema promises: what may be null. */
  type: GraphQLOutputType;
  /** The fields taken out under this name, `Type.field`, and when they count; those of several fragments side by side. */
  takenOut: { coordinate: string; conditions: readonly Condition[] }[];
  /** Absent: nothing was taken out below. */
  below?: Place;
}

/** A selection that is part of a place, with the conditions under which it is. */
interface Part {
  type: string;
  selectionSet: SelectionSetNode;
  conditions: readonly Condition[];
}

/** One name while its place is looked at: the selections below it, by their key. */
type CollectedField = PlaceField & { parts: Map<string, Part> };

type Collected = Map<string, CollectedField>;

/** Most places looked at. Only conditions by the dozen on fields in fields make more than a document has lines. */
const MOST_PLACES = 20_000;

/**
 * The place where an operation begins; nothing when it asks for none of the fields taken out. Places that consist of
 * the same selections are looked at once, so fragments in fragments cost what their text is long.
 * @throws BAD_USER_INPUT when there are too many
 */
export function placesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  takenOut: ReadonlyMap<FieldNode, string>,
): Place | undefined {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const ids = new Map<SelectionSetNode, number>();
  const known = new Map<string, Place | undefined>();

  const keyOf = ({ type, selectionSet: selections, conditions }: Part): string => {
    const id = ids.get(selections) ?? ids.size;
    ids.set(selections, id);
    return [type, id, ...conditions.map(({ variable, is }) => `${is ? '' : '!'}${variable}`).sort()].join(' ');
  };

  function placeAt(parts: ReadonlyMap<string, Part>): Place | undefined {
    const key = [...parts.keys()].join(',');
    if (known.size >= MOST_PLACES) {
      throw hubError('BAD_USER_INPUT', `The operation holds more than ${MOST_PLACES} different places. Ask in parts.`);
    }
    // A fragment cannot contain itself, so this ends.
    if (!known.has(key)) known.set(key, find(parts));
    return known.get(key);
  }

  function find(parts: ReadonlyMap<string, Part>): Place | undefined {
    const collected: Collected = new Map();
    const entered = new Map(parts);
    for (const part of entered.values()) collect(part, collected, entered);
    const fields = [...collected].flatMap(([name, { type, takenOut: here, parts: inside }]) => {
      const below = inside.size > 0 ? placeAt(inside) : undefined;
      return below || here.length > 0 ? [[name, { type, takenOut: here, ...(below && { below }) }] as const] : [];
    });
    return fields.length > 0 ? { fields: new Map(fields) } : undefined;
  }

  /** Notes the part's own fields; the fragments in it are entered next. */
  function collect(part: Part, into: Collected, entered: Map<string, Part>): void {
    for (const selection of part.selectionSet.selections) {
      const own = conditionsOf(selection);
      if (!own) continue;
      const conditions = both(part.conditions, own);
      if (selection.kind === Kind.FIELD) {
        note(selection, part.type, conditions, into);
        continue;
      }
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!inner) continue;
      const type = inner.typeCondition?.name.value ?? part.type;
      const next: Part = { type, selectionSet: inner.selectionSet, conditions };
      entered.set(keyOf(next), next);
    }
  }

  function note(field: FieldNode, parent: string, conditions: readonly Condition[], into: Collected): void {
    const owner = schema.getType(parent);
    const type = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[field.name.value]?.type : undefined;
    // __typename, __schema and __type: nothing can be taken out below.
    if (!type) return;
    const name = nameInAnswer(field);
    const collected: CollectedField = into.get(name) ?? { type, takenOut: [], parts: new Map() };
    into.set(name, collected);
    const coordinate = takenOut.get(field);
    if (coordinate) collected.takenOut.push({ coordinate, conditions });
    else if (field.selectionSet) {
      const part = { type: getNamedType(type).name, selectionSet: field.selectionSet, conditions };
      collected.parts.set(keyOf(part), part);
    }
  }

  const start: Part = { type: schema.getRootType(operation)?.name ?? '', selectionSet, conditions: [] };
  return placeAt(new Map([[keyOf(start), start]]));
}

const both = (some: readonly Condition[], more: readonly Condition[]): readonly Condition[] => [
  ...some,
  ...more.filter((one) => !some.some(({ variable, is }) => variable === one.variable && is === one.is)),
];
