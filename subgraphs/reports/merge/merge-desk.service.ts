import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireRole } from '../../common/identity/require-role.ts';
import { Report } from '../report/report.entity.ts';
import { publishReports } from '../report/snapshot.service.ts';
import type { WorkflowTools } from '../report/workflow.service.ts';
import { type Group, lockGroups } from './group.service.ts';
import type { MergeReportsInput, UnmergeReportsInput } from './merge.inputs.ts';
import { type Ground, join, type MergeResult, type Obstacle, obstacle, takeApart } from './merge.service.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** What a clerk is told; null: that does not stop a clerk. */
const SAID: Record<Obstacle, string | null> = {
  JOINED_ALREADY: 'they are joined already.',
  TOO_MANY: 'together they would be more than 200.',
  PINNED_APART: 'somebody has pinned them apart; only CENTRAL_ADMIN may join them again.',
  ONE_CHANNEL: null,
};

/** Joins and takes apart by hand. Each decision is kept with its reason, for ever. */
export class MergeDesk {
  constructor(private readonly tools: WorkflowTools) {}

  /** Joins two reports. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  merge(input: MergeReportsInput): Promise<MergeDecision> {
    return this.decide('mergeReports', input, [input.reportId, input.otherReportId], async (em, groups, ground) => {
      const [one, other] = [groups.get(input.reportId)!, groups.get(input.otherReportId)!];
      const found = await obstacle(em, one, other);
      const overruled = found === 'PINNED_APART' && this.tools.viewer.role === 'CENTRAL_ADMIN';
      if (found && SAID[found] && !overruled) throw hubError('MERGE_NOT_POSSIBLE', SAID[found]);
      return join(em, one, other, ground);
    });
  }

  /** Takes a report out, with what had joined it before. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  unmerge(input: UnmergeReportsInput): Promise<MergeDecision> {
    return this.decide('unmergeReports', input, [input.reportId], (em, groups, ground) => {
      const group = groups.get(input.reportId)!;
      const report = group.find(({ id }) => id === input.reportId)!;
      if (!report.mergedIntoId) {
        throw hubError('MERGE_NOT_POSSIBLE', 'this report stands for itself; name one that was joined to it.');
      }
      return takeApart(em, report, group, ground);
    });
  }

  private async decide(
    operation: string,
    input: MergeReportsInput | UnmergeReportsInput,
    reportIds: readonly string[],
    work: (em: EntityManager, groups: Map<string, Group>, ground: Ground) => Promise<MergeResult>,
  ): Promise<MergeDecision> {
    const { viewer, hub, letterBox, now } = this.tools;
    requireRole(viewer, 'join reports or take them apart', 'LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN');
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        await this.requireRights(reportIds);
        const groups = await lockGroups(em, reportIds);
        const { version } = groups.get(input.reportId)!.find((report) => report.id === input.reportId)!;
        if (version !== input.expectedVersion) throw hubError('VERSION_CONFLICT', input.expectedVersion, version);
        const ground = { actor: viewer, rule: 'CLERK', evidence: {}, reason: input.reason, now: now() };
        const { decision, changed } = await work(em, groups, ground);
        await writeAudit(em, 'reports', { viewer, action: operation, subject: decision.id, reason: input.reason });
        await publishReports(
          em,
          letterBox,
          changed.map((report) => report.id),
        );
        return decision.id;
      }),
    );
    return hub.findOneOrFail(MergeDecision, { id });
  }

  /** Offices decide about reports of their own agency and below; anything across agencies is the centre's. */
  private async requireRights(ids: readonly string[]): Promise<void> {
    const { viewer, em, scope } = this.tools;
    for (const id of ids) {
      const report = uuidsOnly([id]).length > 0 ? await em.findOne(Report, { id }) : null;
      if (!report) throw hubError('REPORT_NOT_FOUND', id);
      if (viewer.role !== 'CENTRAL_ADMIN' && !scope.includes(report.agencyId ?? '')) {
        throw hubError('FORBIDDEN', 'join or take apart reports of another agency', 'CENTRAL_ADMIN');
      }
    }
  }
}
