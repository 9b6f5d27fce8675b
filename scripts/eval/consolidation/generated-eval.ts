import { compare, prepare } from '../../../subgraphs/reports/likeness/likeness.ts';
import type { LikenessBand, Weights } from '../../../subgraphs/reports/likeness/model.ts';
import type { Prepared } from '../../../subgraphs/reports/likeness/prepared.ts';
import { countTerms } from '../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { fixMyStreetRule, trigramRule, trigrams } from './baselines.ts';
import { candidateSearch } from './candidates.ts';
import { type DataSet, generated } from './generated/data-set.ts';
import { interval, share } from './interval.ts';

const SHOWN = 3;
const WINDOW_MS = 180 * 86_400_000;
const AUTO_DAYS = 30;
const WORDS = 8;
const DAY_MS = 86_400_000;

/** One compared pair of the run; `a` is the later record. */
interface Scored {
  a: Prepared;
  b: Prepared;
  bits: number;
  band: LikenessBand;
  same: boolean;
}

/** Candidate search and scoring over the generated data, in time order, as the hub would do it; and the baselines. */
export function evaluateGenerated(weights: Weights) {
  const data = generated();
  const prepared = data.records.map(prepare);
  const terms = countTerms(
    'generated',
    prepared.map((one) => one.words),
  );
  const search = candidateSearch(terms);
  const same = (a: Prepared, b: Prepared) => data.matterOf.get(a.record.id) === data.matterOf.get(b.record.id);
  const perRecord = prepared.map((a) =>
    search
      .near(a)
      .map((b): Scored => ({ a, b, ...compare(a, b, { weights, terms }), same: same(a, b) }))
      .sort((x, y) => y.bits - x.bits),
  );
  const scored = new Map(perRecord.flat().map((pair) => [key(pair.a.record.id, pair.b.record.id), pair]));
  const byId = new Map(prepared.map((one) => [one.record.id, one]));
  const heldOut = (one: Prepared) =>
    one.record.channelId === 'kiosk' || one.record.place.regency === data.records[0]!.place.regency;
  return {
    records: data.records.length,
    keysPerRecord: Math.round(search.keysPerRecord() * 10) / 10,
    auto: autoFigures(scored, data, byId),
    suggest: suggestFigures(perRecord, truePairs(data, byId), scored),
    ...topFigures(perRecord, data),
    heldOut: suggestFigures(
      perRecord.map((list) => list.filter((p) => heldOut(p.a))),
      truePairs(data, byId).filter(([a]) => heldOut(a)),
      scored,
    ),
    perKind: perKind(data, scored),
    baselines: baselines(perRecord, truePairs(data, byId)),
  };
}

const key = (a: string, b: string) => [a, b].sort().join(' ');

/** Pairs of one matter inside the window. */
const truePairs = (data: DataSet, byId: ReadonlyMap<string, Prepared>) =>
  data.pairs
    .filter(({ verdict }) => verdict === 'same_matter')
    .map(({ a, b }) => [byId.get(a)!, byId.get(b)!] as const)
    .filter(([a, b]) => Math.abs(a.receivedAt - b.receivedAt) <= WINDOW_MS);

function autoFigures(scored: ReadonlyMap<string, Scored>, data: DataSet, byId: ReadonlyMap<string, Prepared>) {
  const merged = [...scored.values()].filter(({ band }) => band === 'AUTO_ELIGIBLE');
  const right = merged.filter((pair) => pair.same).length;
  const eligible = truePairs(data, byId).filter(
    ([a, b]) =>
      a.record.reporterKeys.some((k) => b.record.reporterKeys.includes(k)) &&
      Math.abs(a.receivedAt - b.receivedAt) < AUTO_DAYS * DAY_MS &&
      [a, b].every(
        ({ record, words }) => !record.anonymous && !record.secret && record.status === 'OPEN' && words.size >= WORDS,
      ) &&
      a.record.agencyId === b.record.agencyId,
  );
  const hit = eligible.filter(([a, b]) => scored.get(key(a.record.id, b.record.id))?.band === 'AUTO_ELIGIBLE').length;
  return {
    pairs: merged.length,
    precision: share(right, merged.length),
    precisionLow: interval(right, merged.length)[0],
    recallEligible: share(hit, eligible.length),
  };
}

/** Precision over what a clerk is shown (three a record), recall over all true pairs whatever their rank. */
function suggestFigures(
  perRecord: readonly Scored[][],
  truth: readonly (readonly [Prepared, Prepared])[],
  scored: ReadonlyMap<string, Scored>,
) {
  const shown = perRecord
    .flatMap((list) => list.slice(0, SHOWN))
    .filter(({ band }) => band !== 'IGNORE' && band !== 'RECURRENCE');
  const found = truth.filter(
    ([a, b]) => (scored.get(key(a.record.id, b.record.id))?.band ?? 'IGNORE') !== 'IGNORE',
  ).length;
  const right = shown.filter((pair) => pair.same).length;
  return {
    pairs: shown.length,
    precision: share(right, shown.length),
    pairRecall: share(found, truth.length),
    truePairs: truth.length,
  };
}

/** How often a record with an earlier one of its matter (in the window) finds it first, or among the three shown. */
function topFigures(perRecord: readonly Scored[][], data: DataSet) {
  const last = new Map<number, number>();
  const [of, hits] = [{ n: 0 }, [0, 0]];
  for (const [at, record] of data.records.entries()) {
    const matter = data.matterOf.get(record.id)!;
    const received = Date.parse(record.receivedAt);
    if (last.has(matter) && received - last.get(matter)! <= WINDOW_MS) {
      of.n += 1;
      if (perRecord[at]!.slice(0, 1).some((pair) => pair.same)) hits[0]! += 1;
      if (perRecord[at]!.slice(0, SHOWN).some((pair) => pair.same)) hits[1]! += 1;
    }
    last.set(matter, received);
  }
  return { top1: share(hits[0]!, of.n), top3: share(hits[1]!, of.n) };
}

function perKind(data: DataSet, scored: ReadonlyMap<string, Scored>) {
  const kinds = new Map<string, Record<string, number>>();
  for (const { a, b, kind } of data.pairs) {
    const band = scored.get(key(a, b))?.band ?? 'NOT_COMPARED';
    const row = kinds.get(kind) ?? { pairs: 0 };
    kinds.set(kind, { ...row, pairs: row.pairs! + 1, [band]: (row[band] ?? 0) + 1 });
  }
  return Object.fromEntries(kinds);
}

/** Other people's rules on the same candidates. */
function baselines(perRecord: readonly Scored[][], truth: readonly (readonly [Prepared, Prepared])[]) {
  const grams = new Map<Prepared, Set<string>>();
  const of = (one: Prepared) => grams.get(one) ?? grams.set(one, trigrams(one.record.text)).get(one)!;
  const rules = {
    fixMyStreet: (a: Prepared, b: Prepared) => fixMyStreetRule(a.record, b.record),
    trigramsOnly: (a: Prepared, b: Prepared) => trigramRule(of(a), of(b)),
  };
  return Object.fromEntries(
    Object.entries(rules).map(([name, holds]) => {
      const called = perRecord.flat().filter(({ a, b }) => holds(a, b));
      const found = truth.filter(([a, b]) => holds(a, b)).length;
      return [
        name,
        {
          pairs: called.length,
          precision: share(called.filter((p) => p.same).length, called.length),
          pairRecall: share(found, truth.length),
        },
      ];
    }),
  );
}
