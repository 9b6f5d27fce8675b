import type { EntityManager } from '@mikro-orm/postgresql';
import type { Report } from '../report/report.entity.ts';
import { addEvents, type NewEvent } from '../report/timeline.service.ts';
import type { Ground } from './ground.ts';
import type { Group } from './group.service.ts';
import type { MergeDecision } from './merge-decision.entity.ts';

/** What the timelines of reports are to tell of decisions about them. */
export class MergeNews {
  private readonly events = new Map<Report, NewEvent[]>();

  /** What whoever decides sees of the reports; null: everything. */
  sight: ReadonlySet<string> | null = null;

  constructor(private readonly now: Date) {}

  /** Has reports follow a leader from now on, and tells it. */
  follow(reports: Group, leader: Report, decision: MergeDecision, ground: Ground): void {
    for (const report of reports) {
      report.mergedIntoId = report === leader ? null : leader.id;
      this.tell(report, decision, ground);
    }
  }

  tell(report: Report, { verb, lowId, highId }: MergeDecision, { actor, told }: Ground): void {
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
  tellLeader(group: Group, decision: MergeDecision, ground: Ground): void {
    for (const report of new Set([group[0], this.firstSeen(group)])) this.tell(report, decision, ground);
  }

  /** The report of the group that leads it as far as whoever decides can see. */
  firstSeen(group: Group): Report {
    return group.find(({ id }) => this.sight?.has(id) ?? true) ?? group[0];
  }

  /** Writes the timelines; gives the ids of their reports. */
  async write(em: EntityManager): Promise<string[]> {
    const told = [...this.events].map(([report, events]) => ({ report, events }));
    await addEvents(em, told, this.now);
    return told.map(({ report }) => report.id);
  }
}
