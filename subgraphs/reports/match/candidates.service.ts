import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import type { Traits } from './same-submission.policy.ts';

/** Two reports worth a look. */
export interface Pair {
  a: string;
  b: string;
}

/** Nearest in time per report; the copies of one submission in a nation's channels are fewer. */
const MOST_PER_REPORT = 20;

/** Pairs of one of `ids` with a report of another channel that has its text or one of its numbers. */
export function candidates(em: EntityManager, ids: readonly string[]): Promise<Pair[]> {
  return em.execute<Pair[]>(
    `${ASKED}
     select f.report_id as a, near.report_id as b from asked join reports.fingerprint f on f.report_id = asked.id
     cross join lateral (
       select o.report_id from reports.fingerprint o
       where o.text_key = f.text_key and o.channel_id <> f.channel_id
         and o.received_at between f.received_at - interval '14 days' and f.received_at + interval '14 days'
       order by abs(extract(epoch from o.received_at - f.received_at)) limit ${MOST_PER_REPORT}) near
     union
     select n.report_id, near.report_id from asked join reports.report_number n on n.report_id = asked.id
     cross join lateral (
       select o.report_id from reports.report_number o
       where o.system = n.system and o.number = n.number and o.report_id <> n.report_id limit ${MOST_PER_REPORT}) near`,
    [JSON.stringify(ids)],
  );
}

type Row = Omit<Traits, 'receivedAt'> & { receivedAt: string };

/** What the rules compare, per report. */
export async function traitsOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, Traits>> {
  const rows = await em.execute<Row[]>(
    `${ASKED} select r.id as "reportId", r.channel_id as "channelId", r.received_at as "receivedAt", r.published, r.anonymous,
       array(select n.system || e'\\t' || n.number from reports.report_number n
             where n.report_id = r.id and n.system <> 'lapor-hub') as numbers,
       f.text_key as "textKey", p.region_code as "regionCode", p.said as place, w.verified_keys as "verifiedKeys"
     from asked join reports.report r on r.id = asked.id join reports.fingerprint f on f.report_id = r.id join reports.reporter w on w.report_id = r.id
     left join reports.report_place p on p.report_id = r.id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.reportId, { ...row, receivedAt: new Date(row.receivedAt) }]));
}
