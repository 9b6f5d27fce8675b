import { readTime, z } from '../../kit/index.ts';

/** Row after which a scan goes on, as texts of the database. Key null: before the first row that `updated` names. */
const position = z.strictObject({
  /** Null: among the rows whose `updated` says nothing, or there is no such column. */
  updated: z.string().nullable(),
  key: z.string().nullable(),
});
export type Position = z.infer<typeof position>;

/** How far a table has been read. */
export const sqlCursor = z.strictObject({
  /** Last row of the newest scan; null: none was read yet. */
  mark: position.nullable(),
  fullScanAt: z.iso.datetime().nullable(),
  /** A scan under way; null: the last one is complete. */
  scan: z
    .strictObject({
      full: z.boolean(),
      startedAt: z.iso.datetime(),
      at: position.nullable(),
      /** Among rows whose `updated` says nothing; they are read after all others. */
      undated: z.boolean(),
      seen: z.int().nonnegative(),
    })
    .nullable(),
  /** Names and types of the columns last seen. */
  columns: z.array(z.string()),
});
export type SqlCursor = z.infer<typeof sqlCursor>;
export type Scan = NonNullable<SqlCursor['scan']>;

const NOTHING: SqlCursor = { mark: null, fullScanAt: null, scan: null, columns: [] };
const HOUR_MS = 3_600_000;

/** Goes on with a scan under way, else begins one. `since` moves a mark back by the overlap. */
export function begun(
  cursor: SqlCursor | null,
  source: { updated?: string | undefined; deletes: string; hoursBetweenFullScans: number },
  now: Date,
  since: (mark: string | null) => string | null,
): SqlCursor & { scan: Scan } {
  const state = cursor ?? NOTHING;
  if (state.scan) return { ...state, scan: state.scan };
  const wantsFull = source.updated === undefined || source.deletes === 'full-scan';
  const age = state.fullScanAt === null ? Number.POSITIVE_INFINITY : now.valueOf() - Date.parse(state.fullScanAt);
  const full = state.mark === null || (wantsFull && age >= source.hoursBetweenFullScans * HOUR_MS);
  const at = full || !state.mark ? null : source.updated ? overlapped(state.mark, since) : state.mark;
  return { ...state, scan: { full, startedAt: now.toISOString(), at, undated: false, seen: 0 } };
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*)?\s*(Z|[+-]\d\d:\d\d)?$/;

/** The mark minus the overlap, in the clock and zone in which the database writes; what is no time stays. */
export function overlapped(mark: Position, since: (mark: string | null) => string | null): Position {
  const [, day, time = '00:00:00', zone] = TIME.exec(mark.updated ?? '') ?? [];
  if (!day) return mark;
  const earlier = since(`${day}T${time}${zone ?? 'Z'}`);
  if (!earlier) return mark;
  return { updated: zone ? earlier : earlier.replace('T', ' ').replace('Z', ''), key: null };
}

/** What databases write for times that no clock will show. */
const BEYOND = /^(?:infinity|\d{5,}-)/;

/** The instant a text of the database names, ms; null: it is no time. */
export function instantOf(text: string | null, timezone: string): number | null {
  if (BEYOND.test(text ?? '')) return Number.POSITIVE_INFINITY;
  try {
    return TIME.test(text ?? '') ? Date.parse(readTime(text ?? '', timezone)) : null;
  } catch {
    return null;
  }
}
