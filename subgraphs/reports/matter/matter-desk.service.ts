import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';
import { PairComparison } from '../merge/compared.service.ts';
import { DecisionDesk } from '../merge/decision-desk.service.ts';
import { inGroupOrder } from '../merge/group.service.ts';
import { groundOfJoin } from '../merge/join-ground.service.ts';
import { linkObstacle, requireBearable } from '../merge/join-obstacle.policy.ts';
import type { Ground, MergeBook } from '../merge/merge-book.service.ts';
import { MergeDecision } from '../merge/merge-decision.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { LinkRecurrenceInput, LinkSameMatterInput, UnlinkReportsInput } from './matter.inputs.ts';
import { MatterBook } from './matter-book.service.ts';
import { whyNoRecurrence } from './recurrence.policy.ts';

const MOST_AT_ONCE = 20;

/** What a person says to a link. */
interface Said {
  ground: Ground;
  overrule: boolean;
}

/** Says by hand which reports are about one thing, and which tell of the same again. */
export class MatterDesk {
  private readonly desk: DecisionDesk;

  constructor(private readonly tools: WorkflowTools) {
    this.desk = new DecisionDesk(tools);
  }

  /** Links reports to the earliest of them; gives that one's id. @throws FORBIDDEN, REPORT_NOT_FOUND, MERGE_NOT_POSSIBLE, BAD_USER_INPUT */
  async link(input: LinkSameMatterInput): Promise<string> {
    const ids = [...new Set(input.reportIds)];
    if (ids.length < 2 || ids.length > MOST_AT_ONCE) {
      throw hubError('BAD_USER_INPUT', `reportIds takes 2 to ${MOST_AT_ONCE} different reports, not ${ids.length}.`);
    }
    return this.desk.decide('linkSameMatter', input, ids, async (book, ground, em) => {
      await this.desk.requireJoinRights(book, ids);
      const [first, ...others] = inGroupOrder(ids.map((id) => reportIn(book, id))).map(({ id }) => id);
      const fresh = others.filter((other) => linkObstacle(book.standing, first!, other) !== 'LINKED_ALREADY');
      if (fresh.length === 0) requireBearable('LINKED_ALREADY', false);
      for (const other of fresh) await this.linkPair(em, book, [first!, other], { ground, overrule: input.overrule });
      return first!;
    });
  }

  /** Takes a link back. @throws FORBIDDEN, REPORT_NOT_FOUND, MERGE_NOT_POSSIBLE */
  async unlink(input: UnlinkReportsInput): Promise<MergeDecision> {
    const { reportId, otherReportId } = input;
    const id = await this.desk.decide(
      'unlinkReports',
      input,
      [reportId, otherReportId],
      async (book, ground) => new MatterBook(book).unlink(reportId, otherReportId, ground).id,
    );
    return this.tools.hub.findOneOrFail(MergeDecision, { id });
  }

  /** Lets a report refer to an earlier one. @throws FORBIDDEN, REPORT_NOT_FOUND, MERGE_NOT_POSSIBLE */
  async refer(input: LinkRecurrenceInput): Promise<MergeDecision> {
    const { reportId, earlierReportId } = input;
    const pair = [reportId, earlierReportId];
    const id = await this.desk.decide('linkRecurrence', input, pair, async (book, ground, em) => {
      if (book.standing.isLinked(reportId, earlierReportId, 'RECURRENCE')) requireBearable('LINKED_ALREADY', false);
      const why = whyNoRecurrence(reportIn(book, reportId), reportIn(book, earlierReportId));
      if (why) throw hubError('MERGE_NOT_POSSIBLE', why);
      const compared = (await PairComparison.of(em, pair)).compare(reportId, earlierReportId);
      return new MatterBook(book).refer(reportId, earlierReportId, { ...ground, compared }).id;
    });
    return this.tools.hub.findOneOrFail(MergeDecision, { id });
  }

  private async linkPair(em: EntityManager, book: MergeBook, pair: [string, string], said: Said): Promise<void> {
    const { standing } = book;
    const mayOverrule = said.overrule && this.tools.viewer.role === 'CENTRAL_ADMIN';
    const wanted = { pair, standing, known: linkObstacle(standing, ...pair), mayOverrule };
    new MatterBook(book).link(...pair, await groundOfJoin(em, wanted, said.ground));
  }
}

const reportIn = (book: MergeBook, id: string) => book.groupOf(id).find((report) => report.id === id)!;
