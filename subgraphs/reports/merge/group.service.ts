import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Report } from '../report/report.entity.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** Reports shown as one, the leader first. A report that stands for itself is a group of one. */
export type Group = [leader: Report, ...absorbed: Report[]];

/**
 * The groups of these reports, each report's id leading to its group, with every row locked in the order of the ids.
 * Needs the SYSTEM viewer and a transaction.
 */
export async function lockGroups(em: EntityManager, ids: readonly string[]): Promise<Map<string, Group>> {
  const members = await memberIds(em, ids);
  const reports = await em.find(
    Report,
    { id: { $in: members } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  // While we waited for a lock, somebody may have joined a group to one of these.
  const now = await memberIds(em, ids);
  if (now.some((id) => !members.includes(id))) return lockGroups(em, ids);
  const groups = new Map<string, Group>();
  for (const group of Map.groupBy(reports, ({ mergedIntoId, id }) => mergedIntoId ?? id).values()) {
    for (const { id } of group) groups.set(id, inGroupOrder(group));
  }
  return groups;
}

async function memberIds(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct m.id from reports.report r
     join reports.report m on coalesce(m.merged_into_id, m.id) = coalesce(r.merged_into_id, r.id)
     where r.id in (select jsonb_array_elements_text(?::jsonb)::uuid)`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ id }) => id);
}

/** The earliest received leads; of equals the one met first. */
export const inGroupOrder = (members: readonly Report[]): Group =>
  [...members].sort(
    (one, other) => one.receivedAt.valueOf() - other.receivedAt.valueOf() || (one.id < other.id ? -1 : 1),
  ) as unknown as Group;

/** The newest decision about each pair of these reports: the one that holds. */
export async function standingDecisions(em: EntityManager, ids: readonly string[]): Promise<MergeDecision[]> {
  const all = await em.find(
    MergeDecision,
    { lowId: { $in: [...ids] }, highId: { $in: [...ids] } },
    { orderBy: { nth: 'asc' } },
  );
  return [...new Map(all.map((decision) => [decision.lowId + decision.highId, decision])).values()];
}

/** Lets the strictest privacy flags of all members hold for each member of the groups of these reports. */
export async function renewFlags(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.execute(
    `update reports.report r set anonymous = g.anonymous, secret = g.secret
     from (select coalesce(merged_into_id, id) as leader, bool_or(own_anonymous) as anonymous, bool_or(own_secret) as secret
           from reports.report where coalesce(merged_into_id, id) in (
             select coalesce(merged_into_id, id) from reports.report
             where id in (select jsonb_array_elements_text(?::jsonb)::uuid))
           group by 1) g
     where coalesce(r.merged_into_id, r.id) = g.leader and (r.anonymous, r.secret) is distinct from (g.anonymous, g.secret)`,
    [JSON.stringify(ids)],
  );
}
