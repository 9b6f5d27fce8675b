import type { ListedCategory } from '../category-list.ts';
import type { Sent } from './new-request.ts';
import { STATES } from './shown-request.ts';

/** What a list of requests is to hold. */
export interface AskedRequests {
  filter: Record<string, unknown>;
  /** Numbers that were asked for by name; the filter does not count then. */
  numbers: string[] | null;
  pageSize: number;
  /** Requests before the page. */
  skip: number;
  /** Where the page before ended, as its header Link said; null: not by that. */
  after: string | null;
}

/** "default query limit is a span of 90 days" (GeoReport v2). */
const SPAN_DAYS = 90;
const MOST_NUMBERS = 50;
/** Requests that a number of a page may lie behind: they are counted off each time it is asked for. */
const MOST_SKIPPED = 100;
const DAY_MS = 86_400_000;
const JAKARTA_MS = 7 * 3_600_000;

/** Reads the query of GET requests. @returns what is wrong, as a text, when it cannot be answered */
export function askedRequests(sent: Sent, categories: readonly ListedCategory[], now: Date): AskedRequests | string {
  const numbers = sent.service_request_id ? words(sent.service_request_id) : null;
  if (numbers && numbers.length > MOST_NUMBERS) return `At most ${MOST_NUMBERS} service_request_id at once.`;
  const [page, pageSize] = [Number(sent.page ?? 1), Number(sent.page_size ?? 100)];
  if (!Number.isInteger(page) || page < 1) return 'page takes a whole number from 1.';
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) return 'page_size takes 1 to 100.';
  const skip = (page - 1) * pageSize;
  if (skip > MOST_SKIPPED)
    return `Page ${page} lies behind more than ${MOST_SKIPPED} requests. Follow the header Link (rel="next") of the page before, or narrow the dates.`;
  if (sent.after && page > 1) return 'Give page or after, not both.';
  const [start, end] = [sent.start_date, sent.end_date].map((text) => (text ? Date.parse(text) : null));
  if (Number.isNaN(start) || Number.isNaN(end)) return 'Dates are written like 2026-03-17T00:00:00Z.';
  const until = end ?? (start == null ? now.valueOf() : Math.min(now.valueOf(), start + SPAN_DAYS * DAY_MS));
  const from = start ?? until - SPAN_DAYS * DAY_MS;
  if (until - from > SPAN_DAYS * DAY_MS + DAY_MS) return `Ask for at most ${SPAN_DAYS} days at once.`;
  const states = words(sent.status ?? '').flatMap((word) => STATES[word as keyof typeof STATES] ?? []);
  if (sent.status && states.length === 0) return 'status takes open or closed.';
  const codes = sent.service_code ? words(sent.service_code) : null;
  const known = categories.filter(({ externalId }) => codes?.includes(externalId));
  const filter = {
    ...(states.length > 0 && { status: states }),
    ...(codes && { categoryIds: known.map(({ id }) => id) }),
    receivedFromDay: dayOf(from),
    receivedUntilDay: dayOf(until),
  };
  return { filter, numbers, pageSize, skip, after: sent.after ?? null };
}

const words = (list: string) =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
const dayOf = (ms: number) => new Date(ms + JAKARTA_MS).toISOString().slice(0, 10);
