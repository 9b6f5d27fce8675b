import { z } from 'zod';
import { timeOf } from '../time/time.parser.ts';

/** A reading of the list that is under way. */
const scan = z.strictObject({
  /** FULL: to its end; NEW: until a page ends with what the last complete scan had on top. */
  kind: z.enum(['FULL', 'NEW']),
  startedAt: z.iso.datetime(),
  pagesDone: z.int().nonnegative(),
  /** Newest ids of this scan, newest first; they become `newestSeen` when it is complete. */
  top: z.array(z.string()),
  /** Ids of the last pages read: items that wander over a page's edge meanwhile are not read twice. */
  recent: z.array(z.array(z.string())),
});

/** How far a website has been read. */
export const htmlCursor = z.strictObject({
  /** Newest ids of the last complete scan. Several, because one of them may vanish or be pinned on top. */
  newestSeen: z.array(z.string()),
  /** When the last complete full scan began; null: there was none yet. */
  fullScanAt: z.iso.datetime().nullable(),
  /** Null: the last scan is complete. */
  scan: scan.nullable(),
  /** How items that only say "7 jam yang lalu" were first read, so that they keep their time of receipt. */
  firstSeen: z.record(z.string(), z.strictObject({ receivedAt: z.string(), fetchedAt: z.iso.datetime() })),
});
export type HtmlCursor = z.infer<typeof htmlCursor>;
export type Scan = z.infer<typeof scan>;

/** Several pages' worth, so that some page ends with one of them however many vanish. */
const NEWEST_KEPT = 50;
const RECENT_PAGES = 3;
/** Sites that tell receipt times only relatively do so for the last day; a long memory would burden every page. */
const FIRST_SEEN_KEPT = 1000;
const HOUR_MS = 3_600_000;

/** Goes on with a scan under way, else begins one. */
export function begun(
  cursor: HtmlCursor | null,
  terms: { newestFirst: boolean; hoursBetweenFullScans: number },
  now: Date,
): HtmlCursor & { scan: Scan } {
  const state = cursor ?? { newestSeen: [], fullScanAt: null, scan: null, firstSeen: {} };
  const { fullScanAt } = state;
  const since = fullScanAt === null ? Number.POSITIVE_INFINITY : now.valueOf() - Date.parse(fullScanAt);
  const full = !terms.newestFirst || since >= terms.hoursBetweenFullScans * HOUR_MS;
  const fresh: Scan = {
    kind: full ? 'FULL' : 'NEW',
    startedAt: now.toISOString(),
    pagesDone: 0,
    top: [],
    recent: [],
  };
  return { ...state, scan: state.scan ?? fresh };
}

/**
 * The scan after one more page. Items that moved up meanwhile are no part of `top`: newer ones may stand unread above
 * them, and the next scan must not stop there.
 */
export function withPage(before: Scan, current: { id: string }[], movedUp: { id: string }[]): Scan {
  const ids = current.map((item) => item.id);
  return {
    ...before,
    pagesDone: before.pagesDone + 1,
    top: unique([...before.top, ...ids]).slice(0, NEWEST_KEPT),
    recent: [...before.recent, [...ids, ...movedUp.map((item) => item.id)]].slice(-RECENT_PAGES),
  };
}

/** The cursor after a complete scan: only now does what was on top count as seen. */
export const completed = (cursor: HtmlCursor, done: Scan): HtmlCursor => ({
  ...cursor,
  newestSeen: unique([...done.top, ...cursor.newestSeen]).slice(0, NEWEST_KEPT),
  fullScanAt: done.kind === 'FULL' ? done.startedAt : cursor.fullScanAt,
  scan: null,
});

/** Remembers the first reading of items whose time is relative; forgets it once their page names a real time. */
export function remembering(
  firstSeen: HtmlCursor['firstSeen'],
  records: { id: string; receivedAt?: unknown; _fetchedAt: string }[],
  timezone: string,
): HtmlCursor['firstSeen'] {
  const kept = new Map(Object.entries(firstSeen));
  for (const { id, receivedAt, _fetchedAt: fetchedAt } of records) {
    const isRelative =
      typeof receivedAt === 'string' && timeOf(receivedAt, timezone, new Date(fetchedAt))?.relative === true;
    if (!isRelative) kept.delete(id);
    else if (!kept.has(id)) kept.set(id, { receivedAt, fetchedAt });
  }
  const newestFirst = [...kept].sort(([, a], [, b]) => (a.fetchedAt < b.fetchedAt ? 1 : -1));
  return Object.fromEntries(newestFirst.slice(0, FIRST_SEEN_KEPT));
}

const unique = (ids: string[]) => [...new Set(ids)];
