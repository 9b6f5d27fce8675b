/** What a page may say about a complaint. Names of reporters are not among it: pages are public, names are not needed. */
export const FIELDS = [
  'id',
  'title',
  'body',
  'finalBody',
  'status',
  'receivedAt',
  'updatedAt',
  'archiveReason',
  'classification',
  'categoryId',
  'category',
  'agencyId',
  'agency',
  'parentAgency',
  'province',
  'regency',
  'district',
  'village',
  'placeDetail',
  'number',
  'sourceChannel',
] as const;
export type FieldName = (typeof FIELDS)[number];

/**
 * Fields no complaint can do without, with the parts of `map` that make up for each; the id has to be on the list, for it
 * tells what has been read.
 */
const NEEDED: Partial<Record<FieldName, readonly string[]>> = {
  body: ['body'],
  status: ['status', 'statusRaw'],
  receivedAt: ['occurredAt'],
};

/** Where settings may say that a field stands. */
export interface FieldPlaces {
  fields: object;
  detail?: { fields: object } | undefined;
  constants: object;
  map?: object | undefined;
}

/** What has to be found somewhere and has no place. */
export function missing({ fields: onList, detail, constants, map = {} }: FieldPlaces): string[] {
  const places = [onList, detail?.fields ?? {}, constants];
  const absent = Object.entries(NEEDED)
    .filter(([name, parts]) => !places.some((place) => name in place) && !parts.every((part) => part in map))
    .map(([name]) => name);
  return 'id' in onList ? absent : ['id (in fields)', ...absent];
}
