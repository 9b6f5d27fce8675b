import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import { ReportOwner } from '../reporter/report-owner.entity.ts';
import type { ClosedBy } from './closing.ts';
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
import { addEvents } from './timeline.service.ts';
import { type Step, statusAfter, type Transition, transitionFor } from './workflow.policy.ts';

/** What the service works with. */
export interface WorkflowTools {
  viewer: Viewer;
  /** Ids of the viewer's agency and all below it. */
  scope: readonly string[];
  /** Sees what the viewer may see. */
  em: EntityManager;
  /** Sees and writes everything; used after the decision that it may be. */
  hub: EntityManager;
  letterBox: LetterBox;
  directory: Directory;
  now: () => Date;
}

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
  constructor(private readonly tools: WorkflowTools) {}

  /** Hands the report to an agency. @throws AGENCY_NOT_FOUND */
  dispatch(input: DispatchReportInput): Promise<Report> {
    return this.take('DISPATCH', input, async () => {
      await this.requireAgency(input.agencyId);
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
        const transition = await this.allow(typeof step === 'string' ? step : step(report), report);
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
    const visible = uuidsOnly([id]).length > 0 && (await this.tools.em.findOne(Report, { id }));
    if (!visible) throw hubError('REPORT_NOT_FOUND', id);
    return em.findOneOrFail(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }

  private async allow(step: Step, report: Report): Promise<Transition> {
    const { viewer, scope, em, hub } = this.tools;
    const transition = transitionFor(step, report.status, viewer.role);
    const office = viewer.role === 'LIAISON' || viewer.role === 'AGENCY_ADMIN';
    if (office && !scope.includes(report.agencyId ?? '')) {
      throw hubError('FORBIDDEN', `take the step ${step} for another agency`, 'CENTRAL_ADMIN');
    }
    if (viewer.role === 'REPORTER') {
      const own = await em.findOne(ReportOwner, { reportId: report.id });
      if (!own) throw hubError('FORBIDDEN', `take the step ${step} on somebody else’s report`, 'AGENCY_ADMIN');
    } else if (report.mergedIntoId) {
      const leader = await hub.findOneOrFail(Report, { id: report.mergedIntoId });
      throw hubError('REPORT_MERGED', report.number, leader.number);
    }
    return transition;
  }

  private async write(em: EntityManager, report: Report, transition: Transition, effect: Effect): Promise<void> {
    const { viewer, letterBox, now } = this.tools;
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
  }

  /** The centre dispatches to any agency, an office to those below it. */
  private async requireAgency(id: string): Promise<void> {
    const { viewer, scope, hub, directory } = this.tools;
    const known = uuidsOnly([id]).length > 0 && (await directory.agency(hub, id));
    if (!known) throw hubError('AGENCY_NOT_FOUND', id);
    if (viewer.role !== 'CENTRAL_ADMIN' && !scope.includes(id)) {
      throw hubError('FORBIDDEN', 'dispatch a report outside the own agency', 'CENTRAL_ADMIN');
    }
  }
}
