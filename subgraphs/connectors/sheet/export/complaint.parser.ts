import {
  type Complaint,
  instantIn,
  type NormalizeInfo,
  type Place,
  type RawRecord,
  type Ref,
} from '../../kit/index.ts';
import type { SheetConfig } from '../input/input.ts';
import { COLUMN } from './column.ts';
import { stampOf } from './stamp.parser.ts';
import { receivedAt, shortened, wrong } from './time.parser.ts';
import { CLASSES, closerOf, FLAGS, SYSTEM } from './vocabulary.ts';

/**
 * One row of an export in the hub's words. Pure.
 * @throws SourceError('record') naming the column that cannot be used
 */
export function complaintOf(raw: RawRecord, info: NormalizeInfo<SheetConfig>): Complaint {
  const trackingId = trackingIdOf(raw);
  const [body, finalBody] = bodiesOf(raw);
  const statusRaw = cell(raw, 'status');
  if (statusRaw === null) throw wrong(COLUMN.status, 'is empty.');
  const exportedDay = raw._exportedDay ? String(raw._exportedDay) : null;
  const parentAgency = cell(raw, 'parentAgency');
  const reporterName = cell(raw, 'reporterName');
  return {
    externalId: trackingId,
    title: cell(raw, 'title'),
    body,
    finalBody,
    status: info.status(statusRaw),
    closedBy: closerOf(statusRaw) ?? closerOf(cell(raw, 'reason')),
    statusRaw,
    archiveReason: cell(raw, 'reason'),
    privacy: flagsOf(raw),
    occurredAt: receivedAt(raw, info.config.timezone),
    updatedAt: exportedDay && instantIn(info.config.timezone, exportedDay, '00:00:00'),
    classification: CLASSES.get(cell(raw, 'classification') ?? '') ?? null,
    category: refOf(cell(raw, 'categoryId'), cell(raw, 'category')),
    agency: refOf(cell(raw, 'agencyId'), cell(raw, 'agency')),
    parentAgency: refOf(null, parentAgency),
    place: placeOf(raw),
    reporter: reporterName === null ? null : { name: reporterName, ids: [] },
    attachments: [],
    numbers: [{ system: SYSTEM, id: trackingId, name: null }],
    sourceChannel: cell(raw, 'sourceChannel'),
    url: null,
    answers: [],
  };
}

/** What a cell says, with single spaces; null when it is empty or the export has no such column. */
export function cell(raw: RawRecord, column: keyof typeof COLUMN): string | null {
  const text = String(raw[COLUMN[column]] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** Digits as text: a leading zero counts, and the id is no number. @throws SourceError('record') when there is none */
export function trackingIdOf(raw: RawRecord): string {
  const id = cell(raw, 'trackingId');
  if (id === null) throw wrong(COLUMN.trackingId, 'is empty.');
  const digits = /^#?(\d{1,20})$/.exec(id)?.[1];
  if (!digits) throw wrong(COLUMN.trackingId, `"${shortened(id)}" is no tracking id (digits only).`);
  return digits;
}

/** First and final text, verbatim; the final one stands in for a first one that is missing. */
function bodiesOf(raw: RawRecord): [body: string, finalBody: string | null] {
  const texts = [raw[COLUMN.body], raw[COLUMN.finalBody]].map((text) => String(text ?? ''));
  const [first = '', final = ''] = texts.map((text) => (text.trim() === '' ? '' : text));
  if (first === '' && final === '') throw wrong(COLUMN.body, 'is empty, and so is the final text.');
  return [first || final, final || null];
}

/** An empty cell hides nobody; a row without the column says nothing, and privacy is not guessed. */
function flagsOf(raw: RawRecord): Complaint['privacy'] {
  if (!(COLUMN.flags in raw)) throw wrong(COLUMN.flags, 'is missing.');
  const privacy = { anonymous: false, secret: false };
  for (const word of cell(raw, 'flags')
    ?.split('|')
    .map((part) => part.trim()) ?? []) {
    const flag = FLAGS.get(word);
    if (!flag) throw wrong(COLUMN.flags, `"${shortened(word)}" is neither Anonim nor Rahasia.`);
    privacy[flag] = true;
  }
  return privacy;
}

const refOf = (id: string | null, name: string | null): Ref | null =>
  id === null && name === null ? null : { system: SYSTEM, id, name };

/** A call centre's stamp is finer than the columns and mostly right where they are wrong. */
function placeOf(raw: RawRecord): Place | null {
  const stamp = stampOf(String(raw[COLUMN.body] ?? ''));
  const place = {
    province: cell(raw, 'province'),
    regency: stamp?.regency || cell(raw, 'regency'),
    district: stamp?.district || cell(raw, 'district'),
    village: stamp?.village || cell(raw, 'village'),
    detail: stamp?.detail || null,
  };
  return Object.values(place).some((part) => part !== null) ? place : null;
}
