import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from './report.entity.ts';
import {
  AddFollowUpInput,
  ArchiveReportInput,
  BlockReportInput,
  CloseReportInput,
  DispatchReportInput,
  PostponeReportInput,
  ReopenReportInput,
  ReplyToReportInput,
  RequestCompletionInput,
  ReturnReportInput,
  VerifyReportInput,
} from './step.inputs.ts';
import { SubmitReportInput } from './submission.inputs.ts';

/** Steps on reports; `workflow.policy.ts` is the whole rule. */
@Resolver(() => Report)
export class WorkflowResolver {
  @Needs('report:submit')
  @Mutation(() => Report, {
    description:
      'Takes in a report written in the hub. Anybody; LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN type for a citizen.',
  })
  submitReport(
    @Arg('input', () => SubmitReportInput) input: SubmitReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.submission.submit(input);
  }

  @Needs('report:dispatch')
  @Mutation(() => Report, {
    description: 'Hands a report to an agency. CENTRAL_ADMIN; offices to agencies below their own.',
  })
  dispatchReport(
    @Arg('input', () => DispatchReportInput) input: DispatchReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.dispatch(input);
  }

  @Needs('report:handle')
  @Mutation(() => Report, { description: 'Takes a report on.' })
  verifyReport(
    @Arg('input', () => VerifyReportInput) input: VerifyReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.verify(input);
  }

  @Needs('report:handle')
  @Mutation(() => Report, { description: 'Gives a report back to the centre.' })
  returnReport(
    @Arg('input', () => ReturnReportInput) input: ReturnReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.return(input);
  }

  @Needs('report:handle')
  @Mutation(() => Report, {
    description: 'Asks the reporter for what is missing.',
  })
  requestCompletion(
    @Arg('input', () => RequestCompletionInput) input: RequestCompletionInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.requestCompletion(input);
  }

  @Needs('report:handle')
  @Mutation(() => Report, { description: 'Puts a report off.' })
  postponeReport(
    @Arg('input', () => PostponeReportInput) input: PostponeReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.postpone(input);
  }

  @Needs('report:handle')
  @Mutation(() => Report, { description: 'Tells what was done.' })
  addFollowUp(
    @Arg('input', () => AddFollowUpInput) input: AddFollowUpInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.addFollowUp(input);
  }

  @Needs('report:reply')
  @Mutation(() => Report, {
    description: 'Answers the agency, or completes what it asked for. REPORTER of an own report; offices may complete.',
  })
  replyToReport(
    @Arg('input', () => ReplyToReportInput) input: ReplyToReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.reply(input);
  }

  @Needs('report:close')
  @Mutation(() => Report, {
    description: 'Ends a report. LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN; REPORTER of an own one.',
  })
  closeReport(
    @Arg('input', () => CloseReportInput) input: CloseReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.close(input);
  }

  @Needs('report:reopen')
  @Mutation(() => Report, {
    description: 'Opens a report again. AGENCY_ADMIN, CENTRAL_ADMIN; REPORTER of an own closed one.',
  })
  reopenReport(
    @Arg('input', () => ReopenReportInput) input: ReopenReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.reopen(input);
  }

  @Needs('report:archive')
  @Mutation(() => Report, { description: 'Lays a report aside. AGENCY_ADMIN, CENTRAL_ADMIN; REPORTER of an own one.' })
  archiveReport(
    @Arg('input', () => ArchiveReportInput) input: ArchiveReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.archive(input);
  }

  @Needs('report:block')
  @Mutation(() => Report, {
    description: 'Hides a report whose content nobody should see.',
  })
  blockReport(
    @Arg('input', () => BlockReportInput) input: BlockReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.workflow.block(input);
  }
}
