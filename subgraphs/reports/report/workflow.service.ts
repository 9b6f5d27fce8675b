import type { Viewer } from '../../common/identity/viewer.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import { FollowUpWords } from '../follow-up-template/follow-up-words.service.ts';
import type { ClosedBy } from './closing.ts';
import type { Report } from './report.entity.ts';
import type { StateChange } from './report-state.policy.ts';
import type {
  AddFollowUpInput,
  ArchiveReportInput,
  CloseReportInput,
  DispatchReportInput,
  MessageInput,
  RemarkInput,
  ReplyToReportInput,
  VerifyReportInput,
} from './step.inputs.ts';
import type { WorkflowTools } from './step-rights.service.ts';
import { StepTaker } from './step-taker.service.ts';
import type { Step } from './workflow.policy.ts';

const CLOSER: Partial<Record<Viewer['role'], ClosedBy>> = { REPORTER: 'REPORTER', SYSTEM: 'SYSTEM' };
const ENDS_NO_MORE: StateChange = { closedBy: null, resolution: null, archiveReason: null };

/**
 * Takes steps on reports. `workflow.policy.ts` says which, from where and by whom; offices act on reports of their own
 * agency and below, reporters on their own. Each step is one transaction with its event and its letter.
 * Every method @throws REPORT_NOT_FOUND, FORBIDDEN, STEP_NOT_POSSIBLE, VERSION_CONFLICT, REPORT_MERGED
 */
export class WorkflowService {
  private readonly steps: StepTaker;

  constructor(private readonly tools: WorkflowTools) {
    this.steps = new StepTaker(tools);
  }

  /** Hands the report to an agency. @throws AGENCY_NOT_FOUND */
  dispatch(input: DispatchReportInput): Promise<Report> {
    return this.steps.take('DISPATCH', input, async () => {
      await this.steps.rights.requireTarget(input.agencyId);
      return { change: { agencyId: input.agencyId, resumeStatus: null }, text: input.message };
    });
  }

  /** Takes the report on, with its class. */
  verify(input: VerifyReportInput): Promise<Report> {
    const { classification, message } = input;
    return this.steps.take('VERIFY', input, () => ({
      change: classification ? { classification } : {},
      text: message,
    }));
  }

  /** Gives the report back to the centre. */
  return(input: MessageInput): Promise<Report> {
    return this.steps.take('RETURN', input, () => ({ change: { agencyId: null }, text: input.message }));
  }

  /** Asks the reporter; the report goes on where it is once it is completed. */
  requestCompletion(input: MessageInput): Promise<Report> {
    return this.steps.take('REQUEST_COMPLETION', input, ({ status }) => ({
      change: { resumeStatus: status },
      text: input.message,
    }));
  }

  /** Puts the report off. */
  postpone(input: MessageInput): Promise<Report> {
    return this.steps.take('POSTPONE', input, () => ({ text: input.message }));
  }

  /** Tells what was done. @throws BAD_USER_INPUT, TEMPLATE_NOT_FOUND, TEMPLATE_PLACEHOLDER */
  addFollowUp(input: AddFollowUpInput): Promise<Report> {
    const words = new FollowUpWords(this.tools);
    return this.steps.take('ADD_FOLLOW_UP', input, async (report, em) => ({ text: await words.of(em, report, input) }));
  }

  /** The reporter's word: completes what was asked for, or answers. */
  reply(input: ReplyToReportInput): Promise<Report> {
    const step = ({ status }: Report): Step => (status === 'AWAITING_COMPLETION' ? 'COMPLETE' : 'REPLY');
    return this.steps.take(step, input, ({ status }) => ({
      change: status === 'AWAITING_COMPLETION' ? { resumeStatus: null } : {},
      text: input.message,
    }));
  }

  /** Ends the report. */
  close(input: CloseReportInput): Promise<Report> {
    return this.steps.take('CLOSE', input, () => ({
      change: { closedBy: this.closer, resolution: input.resolution ?? null },
      text: input.message,
    }));
  }

  /** Lays the report aside. */
  archive(input: ArchiveReportInput): Promise<Report> {
    return this.steps.take('ARCHIVE', input, () => ({
      change: { closedBy: this.closer, archiveReason: maskPersonal(input.reason) },
    }));
  }

  /** Hides the report. */
  block(input: RemarkInput): Promise<Report> {
    return this.steps.take('BLOCK', input, () => ({ text: input.message }));
  }

  /** Opens the report again. */
  reopen(input: MessageInput): Promise<Report> {
    return this.steps.take('REOPEN', input, () => ({ change: ENDS_NO_MORE, text: input.message }));
  }

  private get closer(): ClosedBy {
    return CLOSER[this.tools.viewer.role] ?? 'ADMIN';
  }
}
