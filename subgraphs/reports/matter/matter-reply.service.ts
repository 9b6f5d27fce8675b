import type { EntityManager } from '@mikro-orm/postgresql';
import { once } from '../../common/database/idempotency.ts';
import { HubError, hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { FollowUpWords } from '../follow-up-template/follow-up-words.service.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { StepTaker } from '../report/step-taker.service.ts';
import type { Matter } from './matter.ts';
import type { MatterReply, MatterReplyResult, ReplyToMatterInput } from './matter-reply.ts';

/** Answers all reports of a matter in one act: each under its own number, by its own workflow and rights. */
export class MatterReplyService {
  private readonly steps: StepTaker;

  constructor(
    private readonly tools: WorkflowTools,
    private readonly matterOf: (reportId: string) => Promise<Matter | null>,
  ) {
    this.steps = new StepTaker(tools);
  }

  /** Answers what can be answered and says why the rest could not. @throws FORBIDDEN, REPORT_NOT_FOUND, BAD_USER_INPUT */
  async reply(input: ReplyToMatterInput): Promise<MatterReply> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'report:handle', 'answer the reports of a matter');
    const matter = await this.matterOf(input.matterId);
    if (!matter) throw hubError('REPORT_NOT_FOUND', input.matterId);
    if (Boolean(input.message?.trim()) === Boolean(input.templateId)) {
      throw hubError('BAD_USER_INPUT', 'An answer takes either message or templateId.');
    }
    const answer = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'replyToMatter', viewer, input }, async () =>
        JSON.stringify(await this.answerEach(em, matter.reportIds, input)),
      ),
    );
    return { matter, results: JSON.parse(answer) as MatterReplyResult[] };
  }

  private async answerEach(
    em: EntityManager,
    ids: readonly string[],
    input: ReplyToMatterInput,
  ): Promise<MatterReplyResult[]> {
    const results = new Map<string, MatterReplyResult>();
    // Locked in the order of the ids, told in that of the matter.
    for (const id of ids.toSorted()) results.set(id, await this.answerOne(em, id, input));
    return ids.map((id) => results.get(id)!);
  }

  private async answerOne(em: EntityManager, reportId: string, input: ReplyToMatterInput): Promise<MatterReplyResult> {
    const words = new FollowUpWords(this.tools);
    const { message, templateId, dueDay, close, resolution = null } = input;
    try {
      await this.steps.takeIn(em, 'ADD_FOLLOW_UP', { reportId }, async (report, tx) => ({
        text: await words.of(tx, report, { message, templateId, dueDay }),
      }));
      if (close) {
        await this.steps.takeIn(em, 'CLOSE', { reportId }, () => ({ change: { closedBy: 'ADMIN', resolution } }));
      }
      return { reportId, done: true, code: null, why: null };
    } catch (error) {
      // A refusal comes before anything is written; whatever else fails fails all.
      if (!(error instanceof HubError)) throw error;
      return { reportId, done: false, code: error.code, why: error.message };
    }
  }
}
