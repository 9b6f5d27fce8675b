import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { probedKeys, type ReadReport } from './block-key.policy.ts';
import { keyedHash } from './keyed-hash.service.ts';
import { minuteOf, minutesIn } from './month.policy.ts';

/** A report that shares keys with one that was asked for. */
export interface NearReport {
  reportId: string;
  nearId: string;
  /** Number of keys they share. */
  shared: number;
}

/** Looked at per key, the newest; kept per report, those with the most keys in common. They bound the cost. */
const PER_KEY = 40;
const PER_REPORT = 60;

/** Reports near those asked for, within `windowDays` of each: one query for a whole batch. Needs SYSTEM and a transaction. */
export async function nearReports(
  em: EntityManager,
  secret: string,
  reads: readonly ReadReport[],
  windowDays: number,
): Promise<NearReport[]> {
  const probes = reads.flatMap((read, place) =>
    probedKeys(read).map((key) => ({ place, key: keyedHash(secret, key) })),
  );
  if (probes.length === 0) return [];
  return bound<NearReport>(em, NEAR, [
    probes.map(({ place }) => reads[place]!.report.id),
    probes.map(({ place }) => minuteOf(reads[place]!.report.receivedAt)),
    probes.map(({ key }) => key),
    minutesIn(windowDays),
  ]);
}

const NEAR = `
  with hits as (
    select p.report_id, d.ref, count(*)::int as shared
    from unnest($1::uuid[], $2::int[], $3::bigint[]) as p (report_id, t, key)
    cross join lateral (
      select k.ref from reports.dedup_key k where k.key = p.key and k.t between p.t - $4::int and p.t + $4::int
      order by k.t desc limit ${PER_KEY}) d
    group by p.report_id, d.ref),
  placed as (
    select h.*, row_number() over (partition by h.report_id order by h.shared desc, h.ref desc) as place from hits h)
  select p.report_id as "reportId", n.report_id as "nearId", p.shared
  from placed p join reports.dedup_report n on n.ref = p.ref
  where p.place <= ${PER_REPORT + 1} and n.report_id <> p.report_id
  order by p.report_id, p.place`;
