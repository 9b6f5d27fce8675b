import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import { Report } from '../report/report.entity.ts';
import { MergeDecision } from './merge-decision.entity.ts';
import { Standing } from './standing.policy.ts';

/** Reports shown as one, the leader first. A report that stands for itself is a group of one. */
export type Group = [leader: Report, ...absorbed: Report[]];

/**
 * The groups of these reports and of all that are of one matter with them, each report's id leading to its group, with
 * every row locked in the order of the ids. Needs the SYSTEM viewer and a transaction.
 */
export async function lockGroups(em: EntityManager, ids: readonly string[]): Promise<Map<string, Group>> {
  const members = await memberIds(em, ids);
  const reports = await em.find(
    Report,
    { id: { $in: members } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  // While we waited for a lock, somebody may have joined others to one of these.
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
    `${ASKED}, wide as (
       select id from asked
       union select m.report_id from asked join reports.matter_member own on own.report_id = asked.id
         join reports.matter_member m on m.matter_id = own.matter_id)
     select distinct m.id from wide join reports.report r on r.id = wide.id
     join reports.report m on m.leader_id = r.leader_id`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ id }) => id);
}

/** The earliest received leads; of equals the smaller id. */
export const inGroupOrder = (members: readonly Report[]): Group =>
  [...members].sort(
    (one, other) => one.receivedAt.valueOf() - other.receivedAt.valueOf() || (one.id < other.id ? -1 : 1),
  ) as unknown as Group;

/** How these reports stand to each other. */
export async function standingAmong(em: EntityManager, ids: readonly string[]): Promise<Standing<MergeDecision>> {
  const decisions = await em.find(
    MergeDecision,
    { lowId: { $in: [...ids] }, highId: { $in: [...ids] } },
    { orderBy: { nth: 'asc' } },
  );
  return new Standing(decisions);
}

/** Lets the strictest privacy flags of all members hold for each member of the groups of these reports. */
export async function renewFlags(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.execute(
    `${ASKED}, leaders as (
       select distinct r.leader_id as id from asked join reports.report r on r.id = asked.id),
     flags as (
       select leaders.id, bool_or(m.own_anonymous) as anonymous, bool_or(m.own_secret) as secret
       from leaders join reports.report m on m.leader_id = leaders.id group by leaders.id)
     update reports.report r set anonymous = f.anonymous, secret = f.secret from flags f
     where r.leader_id = f.id and (r.anonymous, r.secret) is distinct from (f.anonymous, f.secret)`,
    [JSON.stringify(ids)],
  );
}
