import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';

/** SQL: the report in the row `r` and all that are of one matter with it; copies of one report are. */
const matterOf = (r: string) => `(select ${r}.id union select m.report_id from reports.matter_member own
  join reports.matter_member m using (matter_id) where own.report_id = ${r}.id)`;

/**
 * SQL: the reports in the rows `l` and `h` are of one matter already, or a person has kept apart any two of their matters,
 * or has let one refer to the other. A pin holds until its own pair is joined again, as merge/standing.policy.ts has it:
 * what was separated from one member of a matter is not proposed with another.
 */
const SETTLED = `(l.leader_id = h.leader_id or exists (
  select 1 from ${matterOf('l')} mine (id) join ${matterOf('h')} theirs (id) on mine.id = theirs.id) or exists (
  select 1 from ${matterOf('l')} mine (id) cross join lateral (
    select d.*, d.high_id as other_id from reports.merge_decision d where d.low_id = mine.id
    union all select d.*, d.low_id from reports.merge_decision d where d.high_id = mine.id) d
  join ${matterOf('h')} theirs (id) on theirs.id = d.other_id
  where (d.verb in ('PIN_APART', 'REJECT') or (d.verb = 'LINK' and d.relation = 'RECURRENCE')) and not exists (
    select 1 from reports.merge_decision later
    where later.low_id = d.low_id and later.high_id = d.high_id and later.nth > d.nth
      and case when d.verb = 'LINK' then later.verb = 'UNLINK' and later.relation = 'RECURRENCE'
        else later.verb = 'LINK' and later.relation <> 'RECURRENCE' end)))`;

/** Takes suggestions about these reports away that have been decided since. Needs the SYSTEM viewer and a transaction. */
export async function dropSettled(em: EntityManager, ids: readonly string[]): Promise<void> {
  await bound(
    em,
    `delete from reports.duplicate_suggestion s using reports.report l, reports.report h
     where (s.low_id = any($1::uuid[]) or s.high_id = any($1::uuid[])) and l.id = s.low_id and h.id = s.high_id and ${SETTLED}`,
    [ids],
  );
}

/** Which of these pairs (places in the list) are decided already. Needs the SYSTEM viewer and a transaction. */
export async function settledPairs(
  em: EntityManager,
  pairs: readonly (readonly [string, string])[],
): Promise<Set<number>> {
  const rows = await bound<{ place: string }>(
    em,
    `select p.place from unnest($1::uuid[], $2::uuid[]) with ordinality as p (low_id, high_id, place)
     join reports.report l on l.id = p.low_id join reports.report h on h.id = p.high_id where ${SETTLED}`,
    [pairs.map(([low]) => low), pairs.map(([, high]) => high)],
    'settled pairs',
  );
  return new Set(rows.map(({ place }) => Number(place) - 1));
}
