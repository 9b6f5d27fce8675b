import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Report } from '../report/report.entity.ts';
import { addEvents, type NewEvent } from '../report/timeline.service.ts';
import { type Group, inGroupOrder, renewFlags, standingDecisions } from './group.service.ts';
import { MergeDecision } from './merge-decision.entity.ts';
import type { MergeVerb } from './merge-words.ts';

/** Who decides about a pair, by which rule, and on what ground. */
export interface Ground {
  actor: Viewer;
  rule: string;
  evidence: object;
  reason: string | null;
  now: Date;
}

/** What a decision did. */
export interface MergeResult {
  decision: MergeDecision;
  /** Reports with a new event. */
  changed: Report[];
  /** The group as it now is: the joined one, or what stays behind. */
  group: Group;
}

/** Largest group; beyond it a rule has gone wild. */
const LARGEST_GROUP = 200;

/** Why two groups are not joined. */
export type Obstacle = 'JOINED_ALREADY' | 'PINNED_APART' | 'ONE_CHANNEL' | 'TOO_MANY';

/** What stands in the way of joining two locked groups; null: nothing. */
export async function obstacle(em: EntityManager, one: Group, other: Group): Promise<Obstacle | null> {
  if (one[0].id === other[0].id) return 'JOINED_ALREADY';
  if (one.length + other.length > LARGEST_GROUP) return 'TOO_MANY';
  const decisions = await standingDecisions(
    em,
    [...one, ...other].map(({ id }) => id),
  );
  const sideOf = (id: string) => (one.some((report) => report.id === id) ? one : other);
  const pinned = decisions.some(({ verb, lowId, highId }) => verb === 'PIN_APART' && sideOf(lowId) !== sideOf(highId));
  if (pinned) return 'PINNED_APART';
  const channels = new Set(one.map(({ channelId }) => channelId));
  return other.some(({ channelId }) => channels.has(channelId)) ? 'ONE_CHANNEL' : null;
}

/** Joins two locked groups: a dated link between their leaders; the later one and all it leads follow the earlier. */
export async function join(em: EntityManager, one: Group, other: Group, ground: Ground): Promise<MergeResult> {
  const [leader, absorbed] = inGroupOrder([one[0], other[0]]) as [Report, Report];
  const following = absorbed === one[0] ? one : other;
  const decision = await decide(em, leader, absorbed, 'LINK', ground);
  await follow(em, following, leader, 'MERGED', ground);
  await addEvents(em, [{ report: leader, events: [mergeEvent('MERGED', null, ground)] }], ground.now);
  await renewFlags(em, [leader.id]);
  return { decision, changed: [leader, ...following], group: inGroupOrder([...one, ...other]) };
}

/**
 * Takes `report` out of its locked group, with all that had joined it before: the link upwards is taken back and the
 * pair pinned apart. States, numbers and events of both were never touched, so nothing else is to be restored.
 */
export async function takeApart(em: EntityManager, report: Report, group: Group, ground: Ground): Promise<MergeResult> {
  const links = (
    await standingDecisions(
      em,
      group.map(({ id }) => id),
    )
  ).filter(({ verb }) => verb === 'LINK');
  const upwards = links.find((link) => otherEnd(link, report) && earlier(group, otherEnd(link, report)!, report))!;
  const above = group.find(({ id }) => id === otherEnd(upwards, report))!;
  const leaving = inGroupOrder(
    reachable(
      report,
      group,
      links.filter((link) => link !== upwards),
    ),
  );
  const unlink = await decide(em, above, report, 'UNLINK', ground);
  await decide(em, above, report, 'PIN_APART', ground);
  await follow(em, leaving, report, 'UNMERGED', ground);
  const stays = group[0];
  await addEvents(em, [{ report: stays, events: [mergeEvent('UNMERGED', null, ground)] }], ground.now);
  await renewFlags(em, [stays.id, report.id]);
  const staying = inGroupOrder(group.filter((member) => !leaving.includes(member)));
  return { decision: unlink, changed: [stays, ...leaving], group: staying };
}

/** Lets `reports` be led by `leader`, and says so in each of their timelines. */
async function follow(
  em: EntityManager,
  reports: readonly Report[],
  leader: Report,
  kind: 'MERGED' | 'UNMERGED',
  ground: Ground,
): Promise<void> {
  const additions = reports.map((report) => {
    report.mergedIntoId = report === leader ? null : leader.id;
    return { report, events: [mergeEvent(kind, report.mergedIntoId, ground)] };
  });
  await addEvents(em, additions, ground.now);
}

const mergeEvent = (kind: 'MERGED' | 'UNMERGED', mergedIntoId: string | null, { actor, now }: Ground): NewEvent => ({
  kind,
  at: now,
  certainty: 'EXACT',
  data: { mergedIntoId },
  actorRole: actor.role,
  actorAgencyId: actor.agencyId,
});

async function decide(
  em: EntityManager,
  one: Report,
  other: Report,
  verb: MergeVerb,
  { actor, rule, evidence, reason, now }: Ground,
): Promise<MergeDecision> {
  const [lowId, highId] = [one.id, other.id].sort() as [string, string];
  const before = await em.findOne(MergeDecision, { lowId, highId }, { orderBy: { nth: 'desc' } });
  const decision = em.create(MergeDecision, {
    id: newId(now),
    lowId,
    highId,
    nth: (before?.nth ?? 0) + 1,
    verb,
    relation: 'SAME_SUBMISSION',
    rule,
    evidence,
    actorRole: actor.role,
    reason,
    supersedesId: before?.id ?? null,
    at: now,
  });
  await em.flush();
  return decision;
}

const otherEnd = ({ lowId, highId }: MergeDecision, { id }: Report): string | null => {
  if (id === lowId) return highId;
  return id === highId ? lowId : null;
};

const earlier = (group: Group, id: string, than: Report) =>
  group.findIndex((report) => report.id === id) < group.indexOf(than);

/** The reports that hang together with `from` over these links. */
function reachable(from: Report, group: Group, links: readonly MergeDecision[]): Report[] {
  const found = new Set([from]);
  for (const report of found) {
    for (const link of links) {
      const end = group.find(({ id }) => id === otherEnd(link, report));
      if (end) found.add(end);
    }
  }
  return [...found];
}
