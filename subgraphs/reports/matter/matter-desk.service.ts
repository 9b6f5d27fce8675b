import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';
import { PairComparison } from '../merge/compared.service.ts';
import { DecisionDesk } from '../merge/decision-desk.service.ts';
import { inGroupOrder } from '../merge/group.service.ts';
import type { Ground, MergeBook } from '../merge/merge-book.service.ts';
import { MergeDecision } from '../merge/merge-decision.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { LinkRecurrenceInput, LinkSameMatterInput, UnlinkReportsInput } from './matter.inputs.ts';
import { MatterBook, type MatterObstacle } from './matter-book.service.ts';
import { whyNoRecurrence } from './recurrence.policy.ts';

const MOST_AT_ONCE = 20;
/** Mean bits between the reports of two matters below which they do not come together. */
const LEAST_MEAN_BITS = -2;

/** What is told of each obstacle, and whether CENTRAL_ADMIN may join in spite of it. */
const OBSTACLES: Record<MatterObstacle, { said: string; overruled: boolean }> = {
  LINKED_ALREADY: { said: 'they are linked already.', overruled: false },
  ONE_REPORT: { said: 'they are one report already.', overruled: false },
  PINNED_APART: { said: 'somebody has pinned some of them apart; CENTRAL_ADMIN may overrule it.', overruled: true },
  TOO_MANY: { said: 'together they would be more than 200; CENTRAL_ADMIN may overrule it.', overruled: true },
  UNLIKE: { said: 'they are too unlike all that is linked already; CENTRAL_ADMIN may overrule it.', overruled: true },
};

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
      const linked = new MatterBook(book);
      const fresh = others.filter((other) => linked.obstacle(first!, other) !== 'LINKED_ALREADY');
      if (fresh.length === 0) throw hubError('MERGE_NOT_POSSIBLE', OBSTACLES.LINKED_ALREADY.said);
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
      if (book.standing.isLinked(reportId, earlierReportId, 'RECURRENCE')) {
        throw hubError('MERGE_NOT_POSSIBLE', OBSTACLES.LINKED_ALREADY.said);
      }
      const why = whyNoRecurrence(reportIn(book, reportId), reportIn(book, earlierReportId));
      if (why) throw hubError('MERGE_NOT_POSSIBLE', why);
      const compared = (await PairComparison.of(em, pair)).compare(reportId, earlierReportId);
      return new MatterBook(book).refer(reportId, earlierReportId, { ...ground, compared }).id;
    });
    return this.tools.hub.findOneOrFail(MergeDecision, { id });
  }

  private async linkPair(
    em: EntityManager,
    book: MergeBook,
    [one, other]: [string, string],
    { ground, overrule }: { ground: Ground; overrule: boolean },
  ): Promise<void> {
    const matters = new MatterBook(book);
    const sides = [one, other].map((id) => leadersOf(book, id));
    const comparison = await PairComparison.of(em, [one, other, ...sides.flat()]);
    const known = matters.obstacle(one, other);
    const unlike = !book.standing.path(one, other) && comparison.meanBits(sides[0]!, sides[1]!) < LEAST_MEAN_BITS;
    const obstacle = known ?? (unlike ? 'UNLIKE' : null);
    if (obstacle && !(overrule && this.tools.viewer.role === 'CENTRAL_ADMIN' && OBSTACLES[obstacle].overruled)) {
      throw hubError('MERGE_NOT_POSSIBLE', OBSTACLES[obstacle].said);
    }
    matters.link(one, other, { ...ground, compared: comparison.compare(one, other) });
  }
}

/** One report for each submission of the matter: copies say the same. */
const leadersOf = (book: MergeBook, id: string) => [
  ...new Set(book.standing.matterOf(id).map((member) => book.groupOf(member)[0].id)),
];

const reportIn = (book: MergeBook, id: string) => book.groupOf(id).find((report) => report.id === id)!;
