import type { ReadReport } from '../block-key/block-key.policy.ts';
import type { ComparedReport } from '../block-key/compared-report.ts';
import { rarestWords, type Terms } from '../block-key/rare-word.policy.ts';
import * as likeness from '../likeness/likeness.ts';
import type { Likeness, Model, Weights } from '../likeness/model.ts';
import type { LikenessRecord } from '../likeness/record.ts';

// The seam between what is stored and looked up here and the pure comparison in likeness/.

export { SENDER } from '../likeness/likeness.ts';
/** Fields that rest on what a report says and where; shown as hidden to whoever may not read that. */
export const CONTENTS = ['text', 'thing', 'street', 'area'];

/** A report read once, compared often. */
export interface Prepared extends ReadReport {
  readonly like: likeness.Prepared;
  readonly terms: Terms | null;
}

/** Streets that make keys: who names more tells a way, not a spot. */
const MOST_STREETS = 3;
const NOWHERE = { regency: null, district: null, village: null, detail: null };
const ENDED = new Set(['CLOSED', 'ARCHIVED', 'BLOCKED']);
/** Before words were counted every one is as rare as the next. */
const UNCOUNTED: Terms = { version: 'none', documents: 0, frequency: new Map() };

/** Words of a text as the term table counts them: stems, in the order of the text, each once. */
export const wordsOf = (text: string): string[] => [...likeness.prepare({ ...EMPTY, text }).words.keys()];

/** Reads a report: its words, streets and rarest words, and all that is compared; each when it is first asked for. */
export const prepare = (report: ComparedReport, terms: Terms | null): Prepared =>
  readOf(report, likeness.prepare(recordOf(report)), terms);

/** What block keys are made of, as the comparison reads it. */
export const readOf = (report: ComparedReport, like: likeness.Prepared, terms: Terms | null): Prepared =>
  new Reading(report, like, terms);

/** A report that others are compared with needs none of what keys are made of. */
class Reading implements Prepared {
  #words?: string[];
  #streets?: string[];
  #rarest?: string[];

  constructor(
    readonly report: ComparedReport,
    readonly like: likeness.Prepared,
    readonly terms: Terms | null,
  ) {}

  get words() {
    this.#words ??= [...this.like.words.keys()];
    return this.#words;
  }

  get streets() {
    this.#streets ??= [...new Set(this.like.spot.streets.map((street) => street.key))].slice(0, MOST_STREETS);
    return this.#streets;
  }

  get village() {
    return this.report.place?.village ? likeness.areaSketch(this.report.place.village) : null;
  }

  get rarest() {
    this.#rarest ??= rarestWords(this.terms, this.words);
    return this.#rarest;
  }
}

/** What two reports look like together by these weights. */
export const compare = (one: Prepared, other: Prepared, weights: Weights): Likeness =>
  likeness.compare(one.like, other.like, modelOf(one, weights));

/** Whether `compare` of the two can only answer IGNORE, with or without their senders; `one` is compared with many. */
export const cannotReach = (one: Prepared, other: Prepared, weights: Weights): boolean =>
  likeness.cannotReach(one.like, other.like, modelOf(one, weights));

/** Whether a report that names another village in its column cannot reach the limit of these weights. */
export const hopelessApart = (one: Prepared, weights: Weights) => likeness.hopelessApart(one.like, weights);

/** A compared pair as somebody sees it who may not know who wrote the two. */
export const withoutSenders = (one: Prepared, other: Prepared, found: Likeness, weights: Weights): Likeness =>
  likeness.withoutSenders(one.like, other.like, found, modelOf(one, weights));

/** What the band of a compared pair rests on. */
export const bandFacts = (one: Prepared, other: Prepared, found: Likeness, weights: Weights) =>
  likeness.bandFacts(one.like, other.like, found, modelOf(one, weights));

const modelOf = ({ terms }: Prepared, weights: Weights): Model => ({ weights, terms: terms ?? UNCOUNTED });

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
