import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';

/** A pair with what is known of it. UNSEEN: nobody looked at it; it is taken for different. */
export interface LabelledPair {
  lowId: string;
  highId: string;
  same: boolean;
  source: 'DECIDED' | 'AUDITED' | 'UNSEEN';
}

/**
 * Pairs that a person has decided about, by the newest decision (accepted, rejected or taken apart), or judged in an
 * audit. What a rule joined and nobody looked at teaches nothing but the rule. Needs SYSTEM and a transaction.
 */
export const decidedPairs = (em: EntityManager): Promise<LabelledPair[]> => bound(em, DECIDED, []);

/**
 * Pairs that share a block key and were never proposed nor decided: clerks see only the likeliest, so the learner would
 * not know what ordinary different pairs look like. The same `most` every time. Needs SYSTEM and a transaction.
 */
export const unseenPairs = (em: EntityManager, most: number): Promise<LabelledPair[]> => bound(em, UNSEEN, [most]);

const DECIDED = `
  with standing as (select distinct on (d.low_id, d.high_id) d.* from reports.merge_decision d
    order by d.low_id, d.high_id, d.nth desc)
  select standing.low_id as "lowId", standing.high_id as "highId", standing.verb = 'LINK' as same, 'DECIDED' as source
  from standing where (standing.verb = 'LINK' and standing.rule = 'CLERK' and standing.relation in ('SAME_SUBMISSION', 'SAME_MATTER'))
    or standing.verb in ('UNLINK', 'PIN_APART', 'REJECT')
  union all
  select a.low_id, a.high_id, a.verdict = 'SAME', 'AUDITED' from reports.merge_audit a
  where a.verdict is not null and not exists (select 1 from standing
    where standing.low_id = a.low_id and standing.high_id = a.high_id and standing.rule = 'CLERK')
  order by 1, 2`;

// A key with more holders is a village or a phrase of everybody; its pairs would crowd the others out.
const MOST_HOLDERS = 40;

const UNSEEN = `
  with drawn as (select n.ref, n.report_id from reports.dedup_report n order by md5(n.ref::text) limit $1::int * 3)
  select distinct on (md5(drawn.ref::text)) least(drawn.report_id, o.report_id) as "lowId",
    greatest(drawn.report_id, o.report_id) as "highId", false as same, 'UNSEEN' as source
  from drawn join reports.dedup_key mine on mine.ref = drawn.ref
  cross join lateral (select k.ref from reports.dedup_key k where k.key = mine.key limit ${MOST_HOLDERS}) near
  join reports.dedup_report o on o.ref = near.ref and o.ref <> drawn.ref
  join reports.report l on l.id = drawn.report_id join reports.report h on h.id = o.report_id
  where l.leader_id <> h.leader_id
    and not exists (select 1 from reports.duplicate_suggestion s
      where s.low_id = least(drawn.report_id, o.report_id) and s.high_id = greatest(drawn.report_id, o.report_id))
    and not exists (select 1 from reports.merge_decision d
      where d.low_id = least(drawn.report_id, o.report_id) and d.high_id = greatest(drawn.report_id, o.report_id))
  order by md5(drawn.ref::text), md5(near.ref::text) limit $1::int`;
