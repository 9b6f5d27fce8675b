import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { NEVER_ALIKE } from '../likeness/text/spelling.ts';
import type { ReadReport } from './block-key.policy.ts';
import { hashedKeys } from './hashed-keys.service.ts';
import { minuteOf, minutesIn, refsBetween } from './month.policy.ts';

/** A report that shares keys with one that was asked for. */
export interface NearReport {
  reportId: string;
  nearId: string;
  /** Number of keys they share. */
  shared: number;
}

/** Looked at per key, the newest; kept per report, those with the most keys in common. They bound the cost. */
export const MOST_PER_KEY = 40;
export const MOST_PER_REPORT = 60;
const DAY_MS = 86_400_000;

/** What the caller need not be told of: reports whose village is surely another one, by whether they have a sender. */
export type HopelessApart = (read: ReadReport) => { withSender: boolean; withoutSender: boolean };

const ALL_WANTED: HopelessApart = () => ({ withSender: false, withoutSender: false });

/**
 * Reports near those asked for, within `windowDays` of each, without those that are `hopeless`: one query for a whole
 * batch. Needs SYSTEM and a transaction.
 */
export async function nearReports<Read extends ReadReport>(
  em: EntityManager,
  secret: string,
  reads: readonly Read[],
  windowDays: number,
  hopeless: (read: Read) => ReturnType<HopelessApart> = ALL_WANTED,
): Promise<NearReport[]> {
  const probes = reads.flatMap((read, place) => {
    const [lowest, highest] = refsBetween(around(read, -windowDays), around(read, windowDays));
    return hashedKeys(secret, read).probed.map((key) => ({ place, lowest, highest, key }));
  });
  if (probes.length === 0) return [];
  const values = [
    probes.map(({ place }) => place),
    probes.map(({ lowest }) => lowest),
    probes.map(({ highest }) => highest),
    probes.map(({ key }) => key),
    reads.map(({ village }) => village?.letters ?? 0),
    reads.map(({ village }) => village?.length ?? 0),
    reads.map((read) => hopeless(read).withSender),
    reads.map((read) => hopeless(read).withoutSender),
  ];
  const rows = await bound<Found>(em, NEAR, values, 'near reports');
  const minutes = minutesIn(windowDays);
  return rows
    .map(({ place, t, ...found }) => ({ ...found, t, asked: reads[place]!.report }))
    .filter(({ asked, nearId, t }) => nearId !== asked.id && Math.abs(t - minuteOf(asked.receivedAt)) <= minutes)
    .map(({ asked, nearId, shared }) => ({ reportId: asked.id, nearId, shared }));
}

/** A row of the query; `t` in minutes, `place` in the list asked for. */
interface Found {
  place: number;
  nearId: string;
  shared: number;
  t: number;
}

const around = ({ report }: ReadReport, days: number) => new Date(report.receivedAt.valueOf() + days * DAY_MS);

/** SQL: the village of a candidate `n` is surely another than that of the report it was found for. */
const APART = `n.village_length > 0 and ($6::int[])[p.place + 1] > 0 and (
    abs(n.village_length - ($6::int[])[p.place + 1]) > ${NEVER_ALIKE.length}
    or bit_count((n.village_letters # ($5::int[])[p.place + 1])::bit(32)) > ${NEVER_ALIKE.letters})`;

// Months are chosen by number here, the exact window by time above.
const NEAR = `
  with hits as (
    select p.place, d.ref, count(*)::int as shared
    from unnest($1::int[], $2::int[], $3::int[], $4::int[]) as p (place, lowest, highest, key)
    cross join lateral (
      select k.ref from reports.dedup_key k where k.key = p.key and k.ref between p.lowest and p.highest
      order by k.ref desc limit ${MOST_PER_KEY}) d
    group by p.place, d.ref),
  placed as (
    select h.*, row_number() over (partition by h.place order by h.shared desc, h.ref desc) as nth from hits h)
  select p.place, n.report_id as "nearId", p.shared, n.t
  from placed p join reports.dedup_report n on n.ref = p.ref
  where p.nth <= ${MOST_PER_REPORT + 1} and (${APART} and (
    ($7::boolean[])[p.place + 1] or (($8::boolean[])[p.place + 1] and not n.has_sender))) is not true
  order by p.place, p.nth`;
