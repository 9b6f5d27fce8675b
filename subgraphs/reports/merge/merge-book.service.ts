import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { renewMatters } from '../matter/matter-cache.service.ts';
import type { Report } from '../report/report.entity.ts';
import { addEvents, type NewEvent } from '../report/timeline.service.ts';
import { dropSettled } from '../suggestion/settled.service.ts';
import type { Compared } from './compared.service.ts';
import { type Group, inGroupOrder, lockGroups, renewFlags, standingAmong } from './group.service.ts';
import { type JoinObstacle, mergeObstacle } from './join-obstacle.policy.ts';
import { MergeDecision } from './merge-decision.entity.ts';
import type { LinkRelation, MergeVerb } from './merge-words.ts';
import type { Standing } from './standing.policy.ts';

/** Who decides about a pair, by which rule, and on what ground. */
export interface Ground {
  actor: Viewer;
  rule: string;
  evidence: object;
  reason: string | null;
  /** The two as compared for the decision. */
  compared?: Compared;
  /** Words for the reporters, on the timeline of each report. */
  told?: string;
}

/**
 * The groups of some reports, locked, with every decision about them: opened, decided in, closed. A merge is a dated
 * link between two leaders; states, numbers and events of reports are never touched, so undoing it restores them.
 */
export class MergeBook {
  private readonly events = new Map<Report, NewEvent[]>();

  private constructor(
    private readonly em: EntityManager,
    private readonly now: Date,
    private readonly groups: Map<string, Group>,
    /** How the reports stand to each other, what was decided in this book included. */
    readonly standing: Standing<MergeDecision>,
  ) {}

  /** Locks the groups of these reports. Needs the SYSTEM viewer and a transaction. */
  static async open(em: EntityManager, ids: readonly string[], now: Date): Promise<MergeBook> {
    const groups = await lockGroups(em, ids);
    return new MergeBook(em, now, groups, await standingAmong(em, [...groups.keys()]));
  }

  /** Group of a report that the book was opened for, as it now is. */
  groupOf(id: string): Group {
    const group = this.groups.get(id);
    if (!group) throw new Error(`The merge book was not opened for the report ${id}.`);
    return group;
  }

  /** What keeps a rule from joining the groups of two reports, and with them their matters; null: nothing. */
  obstacle(oneId: string, otherId: string): JoinObstacle | 'ONE_CHANNEL' | null {
    const found = mergeObstacle(this.standing, oneId, otherId);
    if (found) return found;
    const channels = new Set(this.groupOf(oneId).map(({ channelId }) => channelId));
    return this.groupOf(otherId).some(({ channelId }) => channels.has(channelId)) ? 'ONE_CHANNEL' : null;
  }

  /** Joins the groups of two reports: the later leader and all it leads follow the earlier one. */
  join(oneId: string, otherId: string, ground: Ground): MergeDecision {
    const [one, other] = [this.groupOf(oneId), this.groupOf(otherId)];
    const whole = inGroupOrder([...one, ...other]);
    const [leader] = whole;
    const following = leader === one[0] ? other : one;
    const decision = this.decide(leader.id, following[0].id, 'LINK', 'SAME_SUBMISSION', ground);
    this.follow(following, leader, 'MERGED', ground);
    this.tell(leader, 'MERGED', ground);
    for (const { id } of whole) this.groups.set(id, whole);
    return decision;
  }

  /** Takes a report that follows another out again, with all that had joined it before, and pins the pair apart. */
  takeApart(id: string, ground: Ground): MergeDecision {
    const group = this.groupOf(id);
    const report = group.find((member) => member.id === id)!;
    // Links were made between leaders, so each follower has one upwards; what hangs on it downwards came to it before.
    const above = group.find((member) => this.linked(member, report) && group.indexOf(member) < group.indexOf(report))!;
    const leaving = inGroupOrder(this.below(report, above, group));
    const staying = inGroupOrder(group.filter((member) => !leaving.includes(member)));
    const unlink = this.decide(above.id, id, 'UNLINK', 'SAME_SUBMISSION', ground);
    this.decide(above.id, id, 'PIN_APART', 'SAME_SUBMISSION', ground);
    this.follow(leaving, report, 'UNMERGED', ground);
    this.tell(staying[0], 'UNMERGED', ground);
    for (const part of [leaving, staying]) for (const member of part) this.groups.set(member.id, part);
    return unlink;
  }

  /** Notes that a person saw both and they are not the same; neither report changes. */
  reject(oneId: string, otherId: string, ground: Ground): MergeDecision {
    return this.decide(oneId, otherId, 'REJECT', 'DIFFERENT', ground);
  }

  /** Adds a decision about a pair of the reports that the book holds; it moves nobody between groups. */
  decide(oneId: string, otherId: string, verb: MergeVerb, relation: LinkRelation, ground: Ground): MergeDecision {
    for (const id of [oneId, otherId]) this.groupOf(id);
    const [lowId, highId] = [oneId, otherId].sort() as [string, string];
    const before = this.standing.newest(lowId, highId);
    const decision = this.em.create(MergeDecision, {
      id: newId(this.now),
      lowId,
      highId,
      nth: (before?.nth ?? 0) + 1,
      verb,
      relation,
      rule: ground.rule,
      evidence: ground.evidence,
      compared: verb === 'LINK' || verb === 'REJECT' ? (ground.compared ?? null) : null,
      actorRole: ground.actor.role,
      actorUserId: ground.actor.userId,
      actorAgencyId: ground.actor.agencyId,
      reason: ground.reason,
      supersedesId: before?.id ?? null,
      at: this.now,
    });
    this.standing.add(decision);
    return decision;
  }

  /** Writes what was decided; gives the ids of the reports with a new event. */
  async close(): Promise<string[]> {
    await addEvents(
      this.em,
      [...this.events].map(([report, events]) => ({ report, events })),
      this.now,
    );
    const changed = [...this.events.keys()].map(({ id }) => id);
    await renewFlags(this.em, changed);
    await renewMatters(this.em, this.standing, [...this.groups.keys()]);
    await dropSettled(this.em, [...this.groups.keys()]);
    return changed;
  }

  private follow(reports: Group, leader: Report, kind: 'MERGED' | 'UNMERGED', ground: Ground): void {
    for (const report of reports) {
      report.mergedIntoId = report === leader ? null : leader.id;
      this.tell(report, kind, ground);
    }
  }

  private tell(report: Report, kind: 'MERGED' | 'UNMERGED', { actor, told }: Ground): void {
    const event: NewEvent = {
      kind,
      at: this.now,
      certainty: 'EXACT',
      data: { mergedIntoId: report.mergedIntoId },
      actorRole: actor.role,
      actorAgencyId: actor.agencyId,
      text: told ?? null,
    };
    this.events.set(report, [...(this.events.get(report) ?? []), event]);
  }

  private linked(one: Report, other: Report): boolean {
    return this.standing.isLinked(one.id, other.id, 'SAME_SUBMISSION');
  }

  /** `report` and all members that hang together with it once its link to `above` is gone. */
  private below(report: Report, above: Report, group: Group): Report[] {
    const found = new Set([report]);
    for (const member of found) {
      for (const other of group) if (other !== above && this.linked(member, other)) found.add(other);
    }
    return [...found];
  }
}
