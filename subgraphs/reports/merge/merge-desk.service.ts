import { hubError } from '../../common/errors/hub-error.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { RejectDuplicateInput } from '../suggestion/suggestion.inputs.ts';
import { PairComparison } from './compared.service.ts';
import { DecisionDesk } from './decision-desk.service.ts';
import type { MergeReportsInput, UnmergeReportsInput } from './merge.inputs.ts';
import type { MergeBook, Obstacle } from './merge-book.service.ts';
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
  private readonly desk: DecisionDesk;

  constructor(private readonly tools: WorkflowTools) {
    this.desk = new DecisionDesk(tools);
  }

  /** Joins two reports. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  merge(input: MergeReportsInput): Promise<MergeDecision> {
    const { reportId, otherReportId } = input;
    const pair = [reportId, otherReportId];
    return this.answer('mergeReports', input, pair, async (book, ground, em) => {
      requireVersion(book, input);
      await this.desk.requireJoinRights(book, pair);
      const found = book.obstacle(reportId, otherReportId);
      const overruled = found === 'PINNED_APART' && this.tools.viewer.role === 'CENTRAL_ADMIN';
      if (found && SAID[found] && !overruled) throw hubError('MERGE_NOT_POSSIBLE', SAID[found]);
      const compared = (await PairComparison.of(em, pair)).compare(reportId, otherReportId);
      return book.join(reportId, otherReportId, { ...ground, compared }).id;
    });
  }

  /** Takes a report out, with what had joined it before. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  unmerge(input: UnmergeReportsInput): Promise<MergeDecision> {
    const { reportId } = input;
    return this.answer('unmergeReports', input, [reportId], async (book, ground) => {
      requireVersion(book, input);
      if (book.groupOf(reportId)[0].id === reportId) {
        throw hubError('MERGE_NOT_POSSIBLE', 'this report stands for itself; name one that was joined to it.');
      }
      return book.takeApart(reportId, ground).id;
    });
  }

  /** Keeps two reports apart that somebody took for one. @throws FORBIDDEN, REPORT_NOT_FOUND, MERGE_NOT_POSSIBLE */
  async reject(input: RejectDuplicateInput): Promise<MergeDecision> {
    const { reportId, otherReportId } = input;
    const pair = [reportId, otherReportId];
    if (reportId === otherReportId) throw hubError('MERGE_NOT_POSSIBLE', 'a pair takes two different reports.');
    return this.answer('rejectDuplicate', input, pair, async (book, ground, em) => {
      if (book.standing.path(reportId, otherReportId)) {
        throw hubError('MERGE_NOT_POSSIBLE', 'they are joined; take them apart instead.');
      }
      const compared = (await PairComparison.of(em, pair)).compare(reportId, otherReportId);
      return book.reject(reportId, otherReportId, { ...ground, compared }).id;
    });
  }

  private async answer(...decision: Parameters<DecisionDesk['decide']>): Promise<MergeDecision> {
    const id = await this.desk.decide(...decision);
    return this.tools.hub.findOneOrFail(MergeDecision, { id });
  }
}

function requireVersion(book: MergeBook, { reportId, expectedVersion }: MergeReportsInput | UnmergeReportsInput): void {
  const { version } = book.groupOf(reportId).find(({ id }) => id === reportId)!;
  if (version !== expectedVersion) throw hubError('VERSION_CONFLICT', expectedVersion, version);
}
