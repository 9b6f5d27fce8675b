import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, checkPage, cursorOf, PageArgs, pageOf, readCursor } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { MergeDecision, MergeDecisionConnection } from '../merge/merge-decision.entity.ts';
import { Report, ReportConnection } from '../report/report.entity.ts';
import { ReportFilter } from '../report/report.inputs.ts';
import { ConsolidationCounts } from './consolidation-counts.ts';
import { LinkRecurrenceInput, LinkSameMatterInput, UnlinkReportsInput } from './matter.inputs.ts';
import { Matter, MatterCounts } from './matter.ts';
import { MatterReply, MatterReplyResult, ReplyToMatterInput } from './matter-reply.ts';

/** Matters: what is in them, and who decides it. */
@Resolver(() => Matter)
export class MatterResolver {
  @Query(() => Matter, {
    nullable: true,
    description:
      'The matter that a report with this id is of; null: none of two or more reports that the viewer may see.',
  })
  matter(@Arg('id', () => ID) id: string, @Ctx() { loaders }: ReportsContext): Promise<Matter | null> {
    return loaders.matter.load(id);
  }

  @Query(() => ConsolidationCounts, {
    description:
      'How many problems, reports, submissions and people are behind what came in, of an agency, a channel, a time. To PUBLIC and REPORTER counts below 5 are not told.',
  })
  consolidationCounts(
    @Arg('filter', () => ReportFilter, { nullable: true }) filter: ReportFilter | null,
    @Ctx() { services }: ReportsContext,
  ): Promise<ConsolidationCounts> {
    return services.consolidationCounts.of(filter ?? {});
  }

  @Needs('report:merge')
  @Mutation(() => Matter, {
    description:
      'Says that reports are about one thing; each keeps number, answer, deadlines and privacy. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  async linkSameMatter(
    @Arg('input', () => LinkSameMatterInput) input: LinkSameMatterInput,
    @Ctx() { services, loaders }: ReportsContext,
  ): Promise<Matter> {
    return (await loaders.matter.load(await services.matters.link(input)))!;
  }

  @Needs('report:merge')
  @Mutation(() => MergeDecision, {
    description:
      'Takes a link between two reports back; `remainingPath` of the answer names what still holds them together. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  unlinkReports(
    @Arg('input', () => UnlinkReportsInput) input: UnlinkReportsInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MergeDecision> {
    return services.matters.unlink(input);
  }

  @Needs('report:merge')
  @Mutation(() => MergeDecision, {
    description:
      'Lets a report refer to an earlier one of the same, and no more. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  linkRecurrence(
    @Arg('input', () => LinkRecurrenceInput) input: LinkRecurrenceInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MergeDecision> {
    return services.matters.refer(input);
  }

  @Needs('report:handle')
  @Mutation(() => MatterReply, {
    description:
      'One answer to all: a follow-up on each report of a matter that the viewer may answer, under its own number; says of the others why not. LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN.',
  })
  replyToMatter(
    @Arg('input', () => ReplyToMatterInput) input: ReplyToMatterInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MatterReply> {
    return services.matterReply.reply(input);
  }

  @FieldResolver(() => ReportConnection, {
    nullable: true,
    description: 'Its reports, the earliest first; copies of one submission once.',
  })
  async reports(
    @Root() { reportIds }: Matter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Connection<Report>> {
    checkPage(page);
    const start = Number(readCursor(page.after, 1)?.[0] ?? 0);
    const asked = reportIds.slice(start, start + page.first + 1);
    const reports = (await loaders.report.loadMany(asked)).filter((one): one is Report => one instanceof Report);
    return pageOf(reports, page.first, ({ id }) => cursorOf(reportIds.indexOf(id) + 1), reportIds.length);
  }

  @FieldResolver(() => MatterCounts, { nullable: true, description: 'How many submissions, reports and people.' })
  counts(@Root() matter: Matter, @Ctx() { services }: ReportsContext): Promise<MatterCounts> {
    return services.people.of(matter);
  }

  @FieldResolver(() => MergeDecisionConnection, {
    nullable: true,
    description: 'What was decided about its reports and others, oldest first; none for viewers outside the offices.',
  })
  history(
    @Root() matter: Matter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<MergeDecision>> {
    return services.historyOfMatter(matter, page);
  }
}

/** An answer to one of the reports. */
@Resolver(() => MatterReplyResult)
export class MatterReplyResultResolver {
  @FieldResolver(() => Report, { nullable: true, description: 'The report.' })
  report(@Root() { reportId }: MatterReplyResult, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    // Read anew: the answer has just changed it.
    return loaders.report.clear(reportId).load(reportId);
  }
}

/** How a report belongs together with others without being one with them. */
@Resolver(() => Report)
export class MatterOfReportResolver {
  @FieldResolver(() => Matter, {
    nullable: true,
    description: 'The matter it is of; null: the viewer may see no second report about the same thing.',
  })
  matter(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<Matter | null> {
    return loaders.matter.load(id);
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description: 'Earlier report of the same that had ended, the latest of several. For offices; null for others.',
  })
  async recurrenceOf(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return (await loaders.recurrences.load(id)).earlier.at(-1) ?? null;
  }

  @FieldResolver(() => [Report], {
    nullable: true,
    description: 'Later reports that tell of the same again. For offices; empty for others.',
  })
  async recurrences(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<Report[]> {
    return (await loaders.recurrences.load(id)).later;
  }
}
