import { type DocumentNode, type FieldNode, Kind, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { AccessTable } from './access-table.ts';
import { decides } from './conditions.ts';

/** A document without the fields that are not allowed. */
export interface ThinDocument {
  document: DocumentNode;
  /** The fields taken out, as they stood, and what each of them is, `Type.field`; empty: nothing was taken out. */
  takenOut: ReadonlyMap<FieldNode, string>;
  /** Start of the names that stand in for the fields taken out: `refused_` and the name in the answer. */
  standIn: string;
}

/**
 * Puts `__typename` in the place of each field that is not allowed, under a name of its own: so the answer shows on
 * which objects the field would have been, no selection becomes empty, and no field is asked that is not allowed.
 * @param isAllowed by coordinate, `Type.field`
 */
export function thinDocument(
  document: DocumentNode,
  { schema }: AccessTable,
  isAllowed: (coordinate: string) => boolean,
): ThinDocument {
  const takenOut = new Map<FieldNode, string>();
  let standIn = '';
  const types = new TypeInfo(schema);
  const thin = visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const coordinate = `${types.getParentType()?.name}.${field.name.value}`;
        if (isAllowed(coordinate)) return undefined;
        standIn ||= unusedStart(document);
        takenOut.set(field, coordinate);
        return standInFor(field, standIn);
      },
    }),
  );
  return { document: thin, takenOut, standIn };
}

const standInFor = (field: FieldNode, start: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: `${start}${nameInAnswer(field)}` },
  name: { kind: Kind.NAME, value: '__typename' },
  directives: (field.directives ?? []).filter(decides),
});

/** Name of the field in the answer. */
export const nameInAnswer = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** A start that no name of the client's has. */
function unusedStart(document: DocumentNode): string {
  const text = print(document);
  let start = 'refused_';
  while (text.includes(start)) start = `re${start}`;
  return start;
}
