import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { keyedHash } from '../block-key/keyed-hash.service.ts';
import { minuteOf, minutesIn, refsBetween } from '../block-key/month.policy.ts';
import { termsInForce } from '../block-key/term.loader.ts';
import type { Likeness } from '../likeness/model.ts';
import { unstamp } from '../likeness/text/stamp.policy.ts';
import { suspendedCategories } from '../merge-audit/suspension.loader.ts';
import { weightsInForce } from '../model/weights.loader.ts';
import { comparedReports } from '../suggestion/compared-report.loader.ts';
import { bandFacts, compare, type Prepared, prepare } from '../suggestion/likeness.policy.ts';
import { settledPairs } from '../suggestion/settled.service.ts';
import { type AutoFacts, MOST_BY_ONE_ID } from './auto-rule.policy.ts';
import type { Pair } from './candidates.service.ts';

/** A pair with all that the automatic policy asks of it. */
export interface AutoPair extends Pair {
  facts: AutoFacts;
  likeness: Likeness;
  modelVersion: string;
  termsVersion: string | null;
}

const DESK_DAYS = 30;

/** Compares these pairs now, by the weights in force. Pairs of reports that are gone are left out. Needs SYSTEM and a transaction. */
export async function autoFacts(em: EntityManager, secret: string, pairs: readonly Pair[]): Promise<AutoPair[]> {
  const [terms, { active }] = [await termsInForce(em), await weightsInForce(em)];
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const known = new Map([...(await comparedReports(em, ids)).values()].map((one) => [one.id, prepare(one, terms)]));
  const found = pairs.flatMap(({ a, b }) => {
    const [one, other] = [known.get(a), known.get(b)];
    return one && other ? [{ a, b, one, other }] : [];
  });
  const [stages, desks, suspended] = [
    await stagesOf(em, ids),
    await deskReports(em, secret, found),
    await suspendedCategories(em),
  ];
  const settled = await settledPairs(
    em,
    found.map(({ a, b }) => [a, b].sort() as [string, string]),
  );
  return found.map(({ a, b, one, other }, place) => {
    const likeness = compare(one, other, active);
    const sides = [one, other];
    const facts: AutoFacts = {
      ...bandFacts(one, other, likeness, active),
      band: likeness.band,
      deskReports: desks.get(place) ?? 0,
      callCentre: sides.some(({ report }) => unstamp(report.text).place !== null),
      settled: settled.has(place),
      bothShown: [a, b].every((id) => stages.get(id)!.published),
      historic: [a, b].some((id) => stages.get(id)!.historic),
      termDocuments: terms?.documents ?? 0,
      suspended: sides.some(({ report }) => suspended.has(report.categoryId)),
    };
    return { a, b, facts, likeness, modelVersion: active.version, termsVersion: terms?.version ?? null };
  });
}

async function stagesOf(em: EntityManager, ids: readonly string[]) {
  const rows = await bound<{ id: string; published: boolean; historic: boolean }>(
    em,
    'select id, published, historic from reports.report where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const DAY_MS = 86_400_000;

/** Per pair the most reports that one of its shared ids wrote in the 30 days before the later of the two. */
async function deskReports(em: EntityManager, secret: string, pairs: readonly { one: Prepared; other: Prepared }[]) {
  const asked = pairs.flatMap(({ one, other }, place) =>
    one.report.reporterKeys
      .filter((key) => other.report.reporterKeys.includes(key))
      .map((key) => {
        const later = new Date(Math.max(one.report.receivedAt.valueOf(), other.report.receivedAt.valueOf()));
        const [lowest, highest] = refsBetween(new Date(later.valueOf() - DESK_DAYS * DAY_MS), later);
        return { place, key: keyedHash(secret, `P:${key}`), later: minuteOf(later), lowest, highest };
      }),
  );
  if (asked.length === 0) return new Map<number, number>();
  const rows = await bound<{ place: number; reports: number }>(em, DESKS, [
    asked.map(({ place }) => place),
    asked.map(({ key }) => key),
    asked.map(({ later }) => later),
    asked.map(({ lowest }) => lowest),
    asked.map(({ highest }) => highest),
    minutesIn(DESK_DAYS),
  ]);
  return new Map(rows.map(({ place, reports }) => [place, reports]));
}

// Counted no further than the limit: a call centre has thousands.
const DESKS = `
  select p.place, max(n.reports)::int as reports
  from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[]) as p (place, key, later, lowest, highest)
  cross join lateral (select count(*) as reports from (
    select 1 from reports.dedup_key k join reports.dedup_report r on r.ref = k.ref
    where k.key = p.key and k.ref between p.lowest and p.highest and r.t between p.later - $6::int and p.later
    limit ${MOST_BY_ONE_ID + 1}) some_reports) n
  group by p.place`;
