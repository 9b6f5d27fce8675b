import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import { renewMatters } from '../matter/matter-cache.service.ts';
import type { Report } from '../report/report.entity.ts';
import { addEvents, type NewEvent } from '../report/timeline.service.ts';
import { dropSettled } from '../suggestion/settled.service.ts';
import type { Ground } from './ground.ts';
import { type Group, inGroupOrder, lockGroups, renewFlags, standingAmong } from './group.service.ts';
import { type JoinObstacle, mergeObstacle } from './join-obstacle.policy.ts';
import { MergeDecision } from './merge-decision.entity.ts';
import type { LinkRelation, MergeVerb } from './merge-words.ts';
import type { Standing } from './standing.policy.ts';

/**
 * The groups of some reports, locked, with every decision about them: opened, decided in, closed. A merge is a dated
 * link between two leaders; states, numbers and events of reports are never touched, so undoing it restores them.
 */
export class MergeBook {
  private readonly events = new Map<Report, NewEvent[]>();

  /** What whoever decides sees of the reports; null: everything. */
  private sight: ReadonlySet<string> | null = null;

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

  /** Ids of all reports it holds. */
  get reportIds(): string[] {
    return [...this.groups.keys()];
  }

  /** From now on `seen` tells of these reports only. */
  decidedBy(sight: ReadonlySet<string>): void {
    this.sight = sight;
  }

  /** How the reports stand to each other for whoever decides: what is hidden from him neither helps nor hinders him. */
  get seen(): Standing<MergeDecision> {
    return this.sight ? this.standing.among(this.sight) : this.standing;
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
    if (one[0] === other[0]) return this.hangOn(one, oneId, otherId, ground);
    const whole = inGroupOrder([...one, ...other]);
    const [leading, following] = whole[0] === one[0] ? [one, other] : [other, one];
    const ends = [one, other].map((group) => this.firstSeen(group).id) as [string, string];
    const decision = this.decide(...ends, 'LINK', 'SAME_SUBMISSION', ground);
    this.follow(following, whole[0], decision, ground);
    this.tellLeader(leading, decision, ground);
    for (const { id } of whole) this.groups.set(id, whole);
    return decision;
  }

  /**
   * Of two reports that others have made one already, which whoever decides does not see: the later hangs on the earlier
   * itself from now on, where a link with a hidden report was. Nobody changes groups by it.
   */
  private hangOn(group: Group, oneId: string, otherId: string, ground: Ground): MergeDecision {
    const [earlier, later] = group.filter(({ id }) => id === oneId || id === otherId) as [Report, Report];
    const path = this.standing.path(later.id, earlier.id, ONE_REPORT)!;
    const hidden = path.findIndex((id) => this.sight?.has(id) === false);
    const at = Math.max(hidden, 1);
    this.decide(path[at - 1]!, path[at]!, 'UNLINK', 'SAME_SUBMISSION', ground);
    const decision = this.decide(earlier.id, later.id, 'LINK', 'SAME_SUBMISSION', ground);
    for (const report of [earlier, later]) this.tell(report, decision, ground);
    return decision;
  }

  /** Takes a report that follows another out again, with all that had joined it before, and pins the pair apart. */
  takeApart(id: string, ground: Ground): MergeDecision {
    const group = this.groupOf(id);
    const seen = this.seen.groupOf(id);
    const first = group.find((member) => seen.includes(member.id))!;
    // Links were made between leaders, so they are a tree: without the one towards the leader two parts are left.
    const above = this.seen.path(id, first.id, ONE_REPORT)![1]!;
    const unlink = this.decide(above, id, 'UNLINK', 'SAME_SUBMISSION', ground);
    this.decide(above, id, 'PIN_APART', 'SAME_SUBMISSION', ground);
    const below = new Set(this.standing.groupOf(id));
    const parts = [group.filter((one) => below.has(one.id)), group.filter((one) => !below.has(one.id))] as [
      Group,
      Group,
    ];
    for (const part of parts) {
      if (part[0] === group[0]) this.tellLeader(part, unlink, ground);
      else this.follow(part, part[0], unlink, ground);
      for (const member of part) this.groups.set(member.id, part);
    }
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

  private follow(reports: Group, leader: Report, decision: MergeDecision, ground: Ground): void {
    for (const report of reports) {
      report.mergedIntoId = report === leader ? null : leader.id;
      this.tell(report, decision, ground);
    }
  }

  private tell(report: Report, { verb, lowId, highId }: MergeDecision, { actor, told }: Ground): void {
    const event: NewEvent = {
      kind: verb === 'LINK' ? 'MERGED' : 'UNMERGED',
      at: this.now,
      certainty: 'EXACT',
      data: { mergedIntoId: report.mergedIntoId, pair: [lowId, highId] },
      actorRole: actor.role,
      actorAgencyId: actor.agencyId,
      text: told ?? null,
    };
    this.events.set(report, [...(this.events.get(report) ?? []), event]);
  }

  /** Tells it on the timeline of the leader, and of the first that whoever decides sees: to him that one leads. */
  private tellLeader(group: Group, decision: MergeDecision, ground: Ground): void {
    for (const report of new Set([group[0], this.firstSeen(group)])) this.tell(report, decision, ground);
  }

  private firstSeen(group: Group): Report {
    return group.find(({ id }) => this.sight?.has(id) ?? true) ?? group[0];
  }
}

const ONE_REPORT: readonly LinkRelation[] = ['SAME_SUBMISSION'];
