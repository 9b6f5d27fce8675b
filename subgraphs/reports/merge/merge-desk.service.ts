import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { Report } from '../report/report.entity.ts';
import { publishReports } from '../report/snapshot.service.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { RejectDuplicateInput } from '../suggestion/suggestion.inputs.ts';
import type { MergeReportsInput, UnmergeReportsInput } from './merge.inputs.ts';
import { type Ground, MergeBook, type Obstacle } from './merge-book.service.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** What a clerk is told; null: that does not stop a clerk. */
const SAID: Record<Obstacle, string | null> = {
  JOINED_ALREADY: 'they are joined already.',
  TOO_MANY: 'together they would be more than 200.',
  PINNED_APART: 'somebody has pinned them apart; only CENTRAL_ADMIN may join them again.',
  ONE_CHANNEL: null,
};

type DecisionInput = MergeReportsInput | UnmergeReportsInput | RejectDuplicateInput;

/** Joins and takes apart by hand. Each decision is kept with its reason, for ever. */
export class MergeDesk {
  constructor(private readonly tools: WorkflowTools) {}

  /** Joins two reports. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  merge(input: MergeReportsInput): Promise<MergeDecision> {
    const { reportId, otherReportId } = input;
    return this.decide('mergeReports', input, [reportId, otherReportId], (book, ground) => {
      const found = book.obstacle(reportId, otherReportId);
      const overruled = found === 'PINNED_APART' && this.tools.viewer.role === 'CENTRAL_ADMIN';
      if (found && SAID[found] && !overruled) throw hubError('MERGE_NOT_POSSIBLE', SAID[found]);
      return book.join(reportId, otherReportId, ground);
    });
  }

  /** Takes a report out, with what had joined it before. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  unmerge(input: UnmergeReportsInput): Promise<MergeDecision> {
    const { reportId } = input;
    return this.decide('unmergeReports', input, [reportId], (book, ground) => {
      if (book.groupOf(reportId)[0].id === reportId) {
        throw hubError('MERGE_NOT_POSSIBLE', 'this report stands for itself; name one that was joined to it.');
      }
      return book.takeApart(reportId, ground);
    });
  }

  /** Keeps two reports apart that somebody took for one. @throws FORBIDDEN, REPORT_NOT_FOUND, MERGE_NOT_POSSIBLE */
  reject(input: RejectDuplicateInput): Promise<MergeDecision> {
    const { reportId, otherReportId } = input;
    if (reportId === otherReportId) throw hubError('MERGE_NOT_POSSIBLE', 'a pair takes two different reports.');
    return this.decide('rejectDuplicate', input, [reportId, otherReportId], (book, ground) => {
      if (book.obstacle(reportId, otherReportId) === 'JOINED_ALREADY') {
        throw hubError('MERGE_NOT_POSSIBLE', 'they are joined; take them apart instead.');
      }
      return book.reject(reportId, otherReportId, ground);
    });
  }

  private async decide(
    operation: string,
    input: DecisionInput,
    reportIds: readonly string[],
    work: (book: MergeBook, ground: Ground) => MergeDecision,
  ): Promise<MergeDecision> {
    const { viewer, hub, letterBox, now } = this.tools;
    requireScope(viewer, 'report:merge');
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        await this.requireRights(reportIds);
        const book = await MergeBook.open(em, reportIds, now());
        if ('expectedVersion' in input) requireVersion(book, input);
        const decision = work(book, { actor: viewer, rule: 'CLERK', evidence: {}, reason: input.reason });
        const changed = await book.close();
        await writeAudit(em, 'reports', { viewer, action: operation, subject: decision.id, reason: input.reason });
        await publishReports(em, letterBox, changed);
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

function requireVersion(book: MergeBook, { reportId, expectedVersion }: MergeReportsInput | UnmergeReportsInput): void {
  const { version } = book.groupOf(reportId).find(({ id }) => id === reportId)!;
  if (version !== expectedVersion) throw hubError('VERSION_CONFLICT', expectedVersion, version);
}
