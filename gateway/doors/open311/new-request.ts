import type { ListedCategory } from '../category-list.ts';
import type { DoorComplaint } from '../intake.ts';
import { readPoint, withPoint } from './point.ts';

/** What a client sent, name by name. */
export type Sent = Record<string, string | undefined>;

/** GeoReport v2 allows no more. */
const LONGEST = 4000;

/**
 * A complaint from the fields of POST requests. Open311 knows no marks of privacy; its terms are that the words of a
 * request are public and its sender is not, so it is never secret, and anonymous when no sender is named.
 * @returns what is wrong, as a text, when it cannot be one
 */
export function complaintOf(sent: Sent, categories: readonly ListedCategory[]): DoorComplaint | string {
  const category = categories.find(({ externalId }) => externalId === sent.service_code);
  if (!sent.service_code) return 'service_code is missing.';
  if (!category) return `service_code ${sent.service_code} is not known. GET services lists them.`;
  const body = sent.description?.trim() ?? '';
  if (body === '') return 'description is missing: a complaint without words can be handed to nobody.';
  if (body.length > LONGEST) return `description is longer than ${LONGEST} characters.`;
  const point = readPoint(sent.lat, sent.long);
  const detail = withPoint(sent.address_string?.trim() ?? '', point);
  if (detail === '' && !sent.address_id) return 'A place is missing: lat and long, or address_string.';
  const reporter = reporterOf(sent);
  return {
    ...{ body, anonymous: reporter === null, secret: false, status: 'RECEIVED', statusRaw: 'open', reporter },
    category: { system: 'sp4n-lapor', id: category.externalId, name: category.name },
    place: { detail: detail || sent.address_id },
    attachments: sent.media_url ? [{ name: fileName(sent.media_url), url: sent.media_url }] : [],
    sourceChannel: 'Open311',
  };
}

/** Whoever the client names; nobody has checked it, so it joins no reports. */
function reporterOf(sent: Sent) {
  const name = [sent.first_name, sent.last_name]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
  const ids = [
    { kind: 'EMAIL', value: sent.email?.trim() ?? '', verified: false },
    { kind: 'PHONE', value: sent.phone?.trim() ?? '', verified: false },
  ].filter(({ value }) => value !== '');
  return name === '' && ids.length === 0 ? null : { name: name || null, ids };
}

const fileName = (url: string) => url.split(/[?#]/)[0]?.split('/').at(-1)?.slice(0, 100) || 'lampiran';
