import { z } from 'zod';

/** A reading of the list that is under way. */
const scan = z.strictObject({
  /** FULL: from the day of the settings; NEW: from the newest request known, less the overlap. */
  kind: z.enum(['FULL', 'NEW']),
  startedAt: z.iso.datetime(),
  /** Everything before it has been read; from it on the list is read until `to`. */
  next: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Newest time met, of requests or of changes; it becomes the mark. */
  newest: z.iso.datetime().nullable(),
  /** How many requests the list has shown. */
  shown: z.int().nonnegative(),
  /** Requests known as open that the list has not shown again; they are asked for by their ids afterwards. */
  unread: z.array(z.string()),
  /** How many of them have been asked for. */
  reread: z.int().nonnegative(),
});
export type Scan = z.infer<typeof scan>;

/** How far a city has been read. */
export const open311Cursor = z.strictObject({
  /** Newest time of the last complete scan, by the city's clock; null: it has shown nothing yet. */
  mark: z.iso.datetime().nullable(),
  fullScanAt: z.iso.datetime().nullable(),
  /** Open requests in the order in which they were last read: they are read again until they are closed. */
  open: z.array(z.string()),
  /** Null: the last scan is complete. */
  scan: scan.nullable(),
});
export type Open311Cursor = z.infer<typeof open311Cursor>;
/** A cursor with a scan under way. */
export type Scanning = Open311Cursor & { scan: Scan };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a scan is begun by. */
export interface ScanTerms {
  since: string;
  hoursBetweenFullScans: number;
  /** Where a scan for what is new starts, ISO; null: at the beginning. */
  from: string | null;
  /** False: nothing tells apart what is new. */
  isFiltered: boolean;
}

/** Goes on with a scan under way, else begins one. It ends a day ahead of our clock, for the city's may be ahead. */
export function begun(cursor: Open311Cursor | null, terms: ScanTerms, now: Date): Scanning {
  const state = cursor ?? { mark: null, fullScanAt: null, open: [], scan: null };
  if (state.scan) return { ...state, scan: state.scan };
  const { fullScanAt } = state;
  const age = fullScanAt === null ? Number.POSITIVE_INFINITY : now.valueOf() - Date.parse(fullScanAt);
  const isFull = age >= terms.hoursBetweenFullScans * HOUR || !terms.isFiltered;
  const first = Date.parse(terms.since);
  const from = isFull || terms.from === null ? first : Math.max(first, Date.parse(terms.from));
  return {
    ...state,
    open: [],
    scan: {
      kind: isFull ? 'FULL' : 'NEW',
      startedAt: now.toISOString(),
      next: wholeSecond(from),
      to: wholeSecond(now.valueOf() + DAY),
      newest: null,
      shown: 0,
      unread: state.open,
      reread: 0,
    },
  };
}

/** The cursor after a complete scan. */
export const completed = ({ scan: done, ...state }: Scanning): Open311Cursor => ({
  mark: done.newest ?? state.mark,
  fullScanAt: done.kind === 'FULL' ? done.startedAt : state.fullScanAt,
  open: [...done.unread, ...state.open],
  scan: null,
});

const wholeSecond = (at: number) => new Date(Math.floor(at / 1000) * 1000).toISOString();
