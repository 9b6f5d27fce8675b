import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';

/** SQL: the reports in the rows `l` and `h` are of one matter already, or a person has kept their groups apart. */
const SETTLED = `(l.leader_id = h.leader_id or exists (
  select 1 from reports.matter_member ml join reports.matter_member mh using (matter_id)
  where ml.report_id = l.id and mh.report_id = h.id) or exists (
  select 1 from reports.report ml join reports.report mh on mh.leader_id = h.leader_id
  cross join lateral (select d.verb, d.relation from reports.merge_decision d
    where d.low_id = least(ml.id, mh.id) and d.high_id = greatest(ml.id, mh.id) order by d.nth desc limit 1) standing
  where ml.leader_id = l.leader_id and (standing.verb in ('PIN_APART', 'REJECT')
    or (standing.verb = 'LINK' and standing.relation = 'RECURRENCE'))))`;

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
  );
  return new Set(rows.map(({ place }) => Number(place) - 1));
}
