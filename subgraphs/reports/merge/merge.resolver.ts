import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import { JsonScalar } from '../../common/graphql/scalars.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { ReportEvent } from '../report/report-event.entity.ts';
import { HowStep } from './how.ts';
import { MergeReportsInput, UnmergeReportsInput } from './merge.inputs.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** Joining reports and taking them apart. */
@Resolver(() => MergeDecision)
export class MergeResolver {
  @Needs('report:merge')
  @Mutation(() => MergeDecision, {
    description: 'Joins two reports that are one submission. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  mergeReports(
    @Arg('input', () => MergeReportsInput) input: MergeReportsInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MergeDecision> {
    return services.merge.merge(input);
  }

  @Needs('report:merge')
  @Mutation(() => MergeDecision, {
    description:
      'Takes a joined report out again, exactly as it was. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  unmergeReports(
    @Arg('input', () => UnmergeReportsInput) input: UnmergeReportsInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MergeDecision> {
    return services.merge.unmerge(input);
  }

  @FieldResolver(() => Report, { nullable: true, description: 'One of the pair.' })
  report(@Root() { lowId }: MergeDecision, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return loaders.report.load(lowId);
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The other of the pair.' })
  other(@Root() { highId }: MergeDecision, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return loaders.report.load(highId);
  }

  @FieldResolver(() => JsonScalar, {
    description: 'What the rule saw, condition by condition; without the sender where the viewer may not know both.',
  })
  evidence(@Root() decision: MergeDecision, @Ctx() { services }: ReportsContext): Promise<object> {
    return services.how.evidenceOf(decision);
  }

  @FieldResolver(() => AgencyStub, {
    nullable: true,
    description: 'Agency of whoever decided; null: the centre, or a rule.',
  })
  actorAgency(@Root() { actorAgencyId }: MergeDecision): AgencyStub | null {
    return actorAgencyId === null ? null : { id: actorAgencyId };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Account of whoever decided; null: a rule, or a viewer other than CENTRAL_ADMIN and AUDITOR.',
  })
  actorAccount(@Root() { actorUserId }: MergeDecision, @Ctx() { services }: ReportsContext): string | null {
    return services.how.mayNameAccounts ? actorUserId : null;
  }

  @FieldResolver(() => [Report], {
    nullable: true,
    description:
      'Of an UNLINK: the reports through which the two hang together all the same, from one to the other, as far as the viewer sees them; empty: they are apart.',
  })
  remainingPath(@Root() decision: MergeDecision, @Ctx() { services }: ReportsContext): Promise<Report[]> {
    return services.aftermath.remainingPath(decision);
  }

  @FieldResolver(() => [ReportEvent], {
    nullable: true,
    description:
      'Of an UNLINK of copies: what offices did on the leading report meanwhile, oldest first. None of it is applied to the report that left; a clerk decides about each.',
  })
  actionsWhileJoined(@Root() decision: MergeDecision, @Ctx() { services }: ReportsContext): Promise<ReportEvent[]> {
    return services.aftermath.actionsWhileJoined(decision);
  }
}

/** Why a report is one with its copies. */
@Resolver(() => Report)
export class HowResolver {
  @FieldResolver(() => [HowStep], {
    nullable: true,
    description:
      'How it came to be one report with these source records: every joining and taking apart, oldest first, with its evidence. For offices; empty for others.',
  })
  how(@Root() report: Report, @Ctx() { services }: ReportsContext): Promise<HowStep[]> {
    return services.how.of(report);
  }
}
