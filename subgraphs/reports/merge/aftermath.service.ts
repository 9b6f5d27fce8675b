import type { EntityManager } from '@mikro-orm/postgresql';
import { Report } from '../report/report.entity.ts';
import { ReportEvent } from '../report/report-event.entity.ts';
import { standingAmong } from './group.service.ts';
import type { MergeDecision } from './merge-decision.entity.ts';

/** What is left to know when a link was taken back. */
export class Aftermath {
  /** `em` sees what the viewer may see, `hub` everything. */
  constructor(
    private readonly em: EntityManager,
    private readonly hub: EntityManager,
  ) {}

  /** What still holds the two together, from the earlier to the later, of what the viewer sees; empty: nothing does. */
  async remainingPath({ lowId, highId, verb }: MergeDecision): Promise<Report[]> {
    if (verb !== 'UNLINK') return [];
    const members = await this.hub.execute<{ id: string }[]>(MEMBERS, [lowId]);
    const seen = await this.em.find(Report, { id: { $in: members.map(({ id }) => id) } });
    const standing = await standingAmong(
      this.hub,
      seen.map(({ id }) => id),
    );
    const shown = (standing.path(lowId, highId) ?? []).flatMap((id) => seen.find((report) => report.id === id) ?? []);
    return shown.length > 0 && shown[0]!.receivedAt > shown.at(-1)!.receivedAt ? shown.reverse() : shown;
  }

  /**
   * Steps that offices took on the leading report while this decision's report followed it: they were meant for it too,
   * but none is applied to it silently. Oldest first.
   */
  async actionsWhileJoined({ id, verb, relation }: MergeDecision): Promise<ReportEvent[]> {
    if (verb !== 'UNLINK' || relation !== 'SAME_SUBMISSION') return [];
    const steps = await this.hub.execute<{ reportId: string; seq: number }[]>(STEPS, [id]);
    if (steps.length === 0) return [];
    return this.em.find(ReportEvent, { $or: steps }, { orderBy: { at: 'asc', seq: 'asc' } });
  }
}

const MEMBERS = `select m.report_id as id from reports.matter_member own
  join reports.matter_member m on m.matter_id = own.matter_id where own.report_id = ?`;

/**
 * Each MERGED or UNMERGED event of a report says whom it follows until the next one. Of the time since it last stood for
 * itself, the steps on whomever it followed are wanted; of the two of the decision only one has followed anybody then.
 */
const STEPS = `
  with turns as (
    select e.report_id, (e.data->>'mergedIntoId')::uuid as leader_id, e.recorded_at as since,
      lead(e.recorded_at) over (partition by e.report_id order by e.seq) as until, d.at as decided_at
    from reports.merge_decision d
    join reports.report_event e on e.report_id in (d.low_id, d.high_id) and e.kind in ('MERGED', 'UNMERGED')
    where d.id = ?),
  followed as (
    select t.* from turns t where t.leader_id is not null and t.until <= t.decided_at and t.since >= coalesce(
      (select max(u.since) from turns u where u.report_id = t.report_id and u.leader_id is null and u.since < t.decided_at),
      '-infinity'))
  select distinct s.report_id as "reportId", s.seq from followed f
  join reports.report_event s on s.report_id = f.leader_id and s.recorded_at >= f.since and s.recorded_at < f.until
  where s.kind not in ('MERGED', 'UNMERGED') and s.actor_role in ('LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN')`;
