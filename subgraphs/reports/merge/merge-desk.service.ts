import { hubError } from '../../common/errors/hub-error.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { RejectDuplicateInput } from '../suggestion/suggestion.inputs.ts';
import { PairComparison } from './compared.service.ts';
import { DecisionDesk } from './decision-desk.service.ts';
import { groundOfJoin } from './join-ground.service.ts';
import { mergeObstacle } from './join-obstacle.policy.ts';
import type { MergeReportsInput, UnmergeReportsInput } from './merge.inputs.ts';
import type { MergeBook } from './merge-book.service.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** Joins and takes apart by hand. Each decision is kept with its reason, for ever. */
export class MergeDesk {
  private readonly desk: DecisionDesk;

  constructor(private readonly tools: WorkflowTools) {
    this.desk = new DecisionDesk(tools);
  }

  /** Joins two reports. @throws FORBIDDEN, REPORT_NOT_FOUND, VERSION_CONFLICT, MERGE_NOT_POSSIBLE */
  merge(input: MergeReportsInput): Promise<MergeDecision> {
    const pair: [string, string] = [input.reportId, input.otherReportId];
    return this.answer('mergeReports', input, pair, async (book, ground, em) => {
      requireVersion(book, input);
      await this.desk.requireJoinRights(book, pair);
      const { standing } = book;
      const mayOverrule = input.overrule && this.tools.viewer.role === 'CENTRAL_ADMIN';
      const wanted = { pair, standing, known: mergeObstacle(standing, ...pair), mayOverrule };
      return book.join(...pair, await groundOfJoin(em, wanted, ground)).id;
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
