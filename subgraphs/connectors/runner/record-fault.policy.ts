import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';

/** LAPOR! began in 2011; an older date is a broken clock (1970). */
const EARLIEST = Date.parse('2010-01-01T00:00:00Z');
/** Clocks of sources run up to a day ahead. */
const AHEAD_MS = 86_400_000;
/** Ids stand in an index; a longer one is a text that slipped into the wrong column. */
const LONGEST_ID = 200;
/** What PostgreSQL stores in no text: NUL, half of a surrogate pair. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

type Fault = (complaint: ComplaintSnapshot, now: Date) => string | null;

/** The first that speaks counts. One bad record must never spoil the page it came with. */
const FAULTS: Fault[] = [
  ({ externalId }) => (externalId.trim() === '' ? 'it has no id.' : null),
  ({ externalId }) => (externalId.length > LONGEST_ID ? `its id is longer than ${LONGEST_ID} characters.` : null),
  ({ body }) => (body.trim() === '' ? 'its text is empty.' : null),
  (complaint) => {
    const path = unstorablePath(complaint);
    return path && `${path} holds a character that cannot be stored (NUL, or half of a pair).`;
  },
  ({ occurredAt }, now) => faultyDate('its date', occurredAt, now),
  ({ updatedAt }, now) => updatedAt && faultyDate('its update time', updatedAt, now),
];

/** Why a well-shaped complaint cannot be taken in; null: it can. */
export function faultOf(complaint: ComplaintSnapshot, now: Date): string | null {
  for (const fault of FAULTS) {
    const found = fault(complaint, now);
    if (found) return found;
  }
  return null;
}

/** A short text without what cannot be stored: for remarks and ids of broken records. */
export const storable = (text: string) => text.replace(new RegExp(UNSTORABLE, 'gu'), '\uFFFD');

/** The id if it is one that could be stored. */
export const usableId = (id: string) => id.trim() !== '' && id.length <= LONGEST_ID && !UNSTORABLE.test(id);

function faultyDate(name: string, instant: string, now: Date): string | null {
  const at = Date.parse(instant);
  if (at < EARLIEST) return `${name} ${instant} lies before 2010.`;
  // An update time in the future would make every later update look old.
  return at > now.valueOf() + AHEAD_MS ? `${name} ${instant} lies in the future.` : null;
}

function unstorablePath(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = unstorablePath(part, path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
}
