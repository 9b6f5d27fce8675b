import type { Complaint, NormalizeInfo, RawRecord, Ref } from '../../kit/index.ts';
import type { HtmlConfig } from '../site/site.ts';
import { answersOf, receivedAt, updatedAt } from './instant.parser.ts';
import { privacyOf } from './privacy.parser.ts';
import { meaning, needed, objects, type Reading, readingOf, text } from './reading.ts';

/**
 * What the pages said about one item, in the hub's words. Pure: times are read against `_fetchedAt`, not against a clock.
 * What `map` makes in another way is not read here, so it may stand on the page as the usual reading cannot read it.
 * @throws SourceError('record') naming the field that cannot be used
 */
export function complaintOf(raw: RawRecord, { config, status }: NormalizeInfo<HtmlConfig>): Complaint {
  const reading = readingOf(raw, config);
  const { said } = reading;
  const { map = {} } = config;
  const statusRaw = map.status && map.statusRaw ? '' : needed(reading, 'status');
  return {
    externalId: needed(reading, 'id'),
    title: said('title'),
    body: map.body ? '' : needed(reading, 'body'),
    finalBody: said('finalBody'),
    status: map.status ? 'UNKNOWN' : status(statusRaw),
    closedBy: meaning(config.closers, statusRaw),
    statusRaw,
    archiveReason: said('archiveReason'),
    privacy: map.privacy ? HIDDEN : privacyOf(reading),
    occurredAt: map.occurredAt ? '' : receivedAt(reading),
    updatedAt: updatedAt(reading),
    classification: meaning(config.classes, said('classification') ?? ''),
    category: ref(config.system, said('categoryId'), said('category')),
    agency: ref(config.system, said('agencyId'), said('agency')),
    parentAgency: ref(config.system, null, said('parentAgency')),
    place: placeOf(reading),
    // Pages are public; whoever is named there is not needed here.
    reporter: null,
    attachments: attachmentsOf(reading),
    numbers: numbersOf(reading),
    sourceChannel: said('sourceChannel'),
    url: text(raw._url),
    answers: answersOf(reading),
  };
}

/** Until `map` has said it. */
const HIDDEN: Complaint['privacy'] = { anonymous: true, secret: true };

const ref = (system: string, id: string | null, name: string | null): Ref | null =>
  id === null && name === null ? null : { system, id, name };

function placeOf({ said }: Reading): Complaint['place'] {
  const place = {
    province: said('province'),
    regency: said('regency'),
    district: said('district'),
    village: said('village'),
    detail: said('placeDetail'),
  };
  return Object.values(place).some((part) => part !== null) ? place : null;
}

const attachmentsOf = ({ raw }: Reading): Complaint['attachments'] =>
  objects(raw.attachments).map(({ name, url }) => ({
    name: text(name) ?? 'file',
    url: text(url),
    mediaType: null,
    bytes: null,
  }));

/** Its number on the site, and what the site says it is called elsewhere. */
function numbersOf({ config, said }: Reading): Ref[] {
  const numbers: Ref[] = [{ system: config.system, id: said('id'), name: null }];
  const elsewhere = said('number');
  if (config.numberSystem !== undefined && elsewhere !== null)
    numbers.push({ system: config.numberSystem, id: elsewhere, name: null });
  return numbers;
}
