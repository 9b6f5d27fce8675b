import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import type { ClosedBy } from './closing.ts';
import { pushBack } from './push-back.service.ts';
import { Report } from './report.entity.ts';
import type { StateChange } from './report-state.policy.ts';
import { publishReports } from './snapshot.service.ts';
import type {
  ArchiveReportInput,
  CloseReportInput,
  DispatchReportInput,
  MessageInput,
  RemarkInput,
  ReplyToReportInput,
  StepInput,
  VerifyReportInput,
} from './step.inputs.ts';
import { StepRights, type WorkflowTools } from './step-rights.service.ts';
import { addEvents } from './timeline.service.ts';
import { type Step, statusAfter, type Transition } from './workflow.policy.ts';

/** What a step does beside moving the status. */
interface Effect {
  change?: StateChange;
  text?: string | null;
}

const CLOSER: Partial<Record<Viewer['role'], ClosedBy>> = { REPORTER: 'REPORTER', SYSTEM: 'SYSTEM' };
const ENDS_NO_MORE: StateChange = { closedBy: null, resolution: null, archiveReason: null };

/**
 * Takes steps on reports. `workflow.policy.ts` says which, from where and by whom; offices act on reports of their own
 * agency and below, reporters on their own. Each step is one transaction with its event and its letter.
 * Every method @throws REPORT_NOT_FOUND, FORBIDDEN, STEP_NOT_POSSIBLE, VERSION_CONFLICT, REPORT_MERGED
 */
export class WorkflowService {
  private readonly rights: StepRights;

  constructor(private readonly tools: WorkflowTools) {
    this.rights = new StepRights(tools);
  }

  /** Hands the report to an agency. @throws AGENCY_NOT_FOUND */
  dispatch(input: DispatchReportInput): Promise<Report> {
    return this.take('DISPATCH', input, async () => {
      await this.rights.requireTarget(input.agencyId);
      return { change: { agencyId: input.agencyId, resumeStatus: null }, text: input.message };
    });
  }

  /** Takes the report on, with its class. */
  verify(input: VerifyReportInput): Promise<Report> {
    const { classification, message } = input;
    return this.take('VERIFY', input, () => ({ change: classification ? { classification } : {}, text: message }));
  }

  /** Gives the report back to the centre. */
  return(input: MessageInput): Promise<Report> {
    return this.take('RETURN', input, () => ({ change: { agencyId: null }, text: input.message }));
  }

  /** Asks the reporter; the report goes on where it is once it is completed. */
  requestCompletion(input: MessageInput): Promise<Report> {
    return this.take('REQUEST_COMPLETION', input, ({ status }) => ({
      change: { resumeStatus: status },
      text: input.message,
    }));
  }

  /** Puts the report off. */
  postpone(input: MessageInput): Promise<Report> {
    return this.take('POSTPONE', input, () => ({ text: input.message }));
  }

  /** Tells what was done. */
  addFollowUp(input: MessageInput): Promise<Report> {
    return this.take('ADD_FOLLOW_UP', input, () => ({ text: input.message }));
  }

  /** The reporter's word: completes what was asked for, or answers. */
  reply(input: ReplyToReportInput): Promise<Report> {
    const step = ({ status }: Report): Step => (status === 'AWAITING_COMPLETION' ? 'COMPLETE' : 'REPLY');
    return this.take(step, input, ({ status }) => ({
      change: status === 'AWAITING_COMPLETION' ? { resumeStatus: null } : {},
      text: input.message,
    }));
  }

  /** Ends the report. */
  close(input: CloseReportInput): Promise<Report> {
    const closedBy = CLOSER[this.tools.viewer.role] ?? 'ADMIN';
    return this.take('CLOSE', input, () => ({
      change: { closedBy, resolution: input.resolution ?? null },
      text: input.message,
    }));
  }

  /** Lays the report aside. */
  archive(input: ArchiveReportInput): Promise<Report> {
    return this.take('ARCHIVE', input, () => ({ change: { archiveReason: maskPersonal(input.reason) } }));
  }

  /** Hides the report. */
  block(input: RemarkInput): Promise<Report> {
    return this.take('BLOCK', input, () => ({ text: input.message }));
  }

  /** Opens the report again. */
  reopen(input: MessageInput): Promise<Report> {
    return this.take('REOPEN', input, () => ({ change: ENDS_NO_MORE, text: input.message }));
  }

  private async take(
    step: Step | ((report: Report) => Step),
    input: StepInput,
    effect: (report: Report) => Effect | Promise<Effect>,
  ): Promise<Report> {
    const { hub, viewer } = this.tools;
    const operation = typeof step === 'string' ? step : 'REPLY';
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        const report = await this.lock(em, input.reportId);
        const transition = await this.rights.transition(typeof step === 'string' ? step : step(report), report);
        if (report.version !== input.expectedVersion) {
          throw hubError('VERSION_CONFLICT', input.expectedVersion, report.version);
        }
        await this.write(em, report, transition, await effect(report));
        return report.id;
      }),
    );
    // Whoever returned or dispatched a report may no longer see it, but is told how the step ended.
    return hub.findOneOrFail(Report, { id }, { refresh: true });
  }

  private async lock(em: EntityManager, id: string): Promise<Report> {
    await this.rights.requireSight(id);
    return em.findOneOrFail(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }

  private async write(em: EntityManager, report: Report, transition: Transition, effect: Effect): Promise<void> {
    const { viewer, letterBox, secret, now } = this.tools;
    const before = report.status;
    const status = statusAfter(transition, report.status, report.resumeStatus);
    const event = {
      kind: transition.event,
      at: now(),
      certainty: 'EXACT' as const,
      data: { change: { ...effect.change, status, handledHere: true } },
      text: effect.text ?? null,
      actorRole: viewer.role,
      actorAgencyId: viewer.agencyId,
    };
    await addEvents(em, [{ report, events: [event] }], now());
    await writeAudit(em, 'reports', { viewer, action: transition.step, subject: report.id });
    await publishReports(em, letterBox, [report.id]);
    if (status !== before) await pushBack(em, letterBox, secret, report, event);
  }
}
