import type { ReadReport } from '../block-key/block-key.policy.ts';
import type { ComparedReport } from '../block-key/compared-report.ts';
import { rarestWords, type Terms } from '../block-key/rare-word.policy.ts';
import * as likeness from '../likeness/likeness.ts';
import type { Likeness, Weights } from '../likeness/model.ts';
import type { LikenessRecord } from '../likeness/record.ts';

// The seam between what is stored and looked up here and the pure comparison in likeness/.

/** Field that tells whether one person wrote both. */
export const SENDER = 'reporter';
/** Fields that rest on what a report says and where; shown as hidden to whoever may not read that. */
export const CONTENTS = ['text', 'thing', 'street', 'area'];

/** A report read once, compared often. */
export interface Prepared extends ReadReport {
  like: likeness.Prepared;
  terms: Terms | null;
}

/** Streets that make keys: who names more tells a way, not a spot. */
const MOST_STREETS = 3;
const NOWHERE = { regency: null, district: null, village: null, detail: null };
const ENDED = new Set(['CLOSED', 'ARCHIVED', 'BLOCKED']);
/** Before words were counted every one is as rare as the next. */
const UNCOUNTED: Terms = { version: 'none', documents: 0, frequency: new Map() };

/** Words of a text as the term table counts them: stems, in the order of the text, each once. */
export const wordsOf = (text: string): string[] => [...likeness.prepare({ ...EMPTY, text }).words.keys()];

/** Reads a report: its words, streets and rarest words, and all that is compared. */
export function prepare(report: ComparedReport, terms: Terms | null): Prepared {
  const like = likeness.prepare(recordOf(report));
  return { ...readOf(report, like, terms), like, terms };
}

/** What block keys are made of, as the comparison reads it. */
export function readOf(report: ComparedReport, like: likeness.Prepared, terms: Terms | null): ReadReport {
  const words = [...like.words.keys()];
  const streets = new Set(like.spot.streets.map((street) => street.key));
  return { report, words, streets: [...streets].slice(0, MOST_STREETS), rarest: rarestWords(terms, words) };
}

/** What two reports look like together by these weights. */
export const compare = (one: Prepared, other: Prepared, weights: Weights): Likeness =>
  likeness.compare(one.like, other.like, { weights, terms: one.terms ?? UNCOUNTED });

/** What the band of a compared pair rests on. */
export const bandFacts = (one: Prepared, other: Prepared, found: Likeness, weights: Weights) =>
  likeness.bandFacts(one.like, other.like, found, { weights, terms: one.terms ?? UNCOUNTED });

/** The same report as somebody sees it who may not know who wrote it. */
export const withoutSender = (prepared: Prepared): Prepared => ({
  ...prepared,
  report: { ...prepared.report, reporterKeys: [] },
  like: { ...prepared.like, record: { ...prepared.like.record, reporterKeys: [] } },
});

const recordOf = ({ receivedAt, place, status, reporterKeys, ...report }: ComparedReport): LikenessRecord => ({
  ...report,
  receivedAt: receivedAt.toISOString(),
  place: place ?? NOWHERE,
  reporterKeys: [...reporterKeys],
  status: ENDED.has(status) ? 'CLOSED' : 'OPEN',
});

const EMPTY: LikenessRecord = {
  ...{ id: '', text: '', categoryId: null, agencyId: null, channelId: null, receivedAt: '1970-01-01T00:00:00Z' },
  ...{ place: NOWHERE, reporterKeys: [], anonymous: false, secret: false, status: 'OPEN' },
};
