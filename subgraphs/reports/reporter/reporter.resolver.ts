import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { Report, ReportConnection } from '../report/report.entity.ts';
import { RevealReporterInput } from './reporter.inputs.ts';
import { Reporter } from './reporter-identity.ts';

/** Asking who wrote a report. */
@Resolver(() => Reporter)
export class ReporterResolver {
  @Needs('reporter:reveal')
  @Mutation(() => Reporter, {
    nullable: true,
    description: 'Who wrote a report, in the clear; null: nobody knows. The reason is kept in the audit log.',
  })
  revealReporter(
    @Arg('input', () => RevealReporterInput) input: RevealReporterInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Reporter | null> {
    return services.reporter.reveal(input);
  }
}

/** Whose report it is. */
@Resolver(() => Report)
export class OwnershipResolver {
  @Needs('report:own')
  @Query(() => ReportConnection, {
    nullable: true,
    description: 'Reports that this viewer wrote by the own account, newest first.',
  })
  myReports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('waitingForMe', () => Boolean, {
      defaultValue: false,
      description: 'Only those whose newest step asks the reporter for something: a completion, or a reply.',
    })
    waitingForMe: boolean,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<Report>> {
    return services.ownReports.list(page, waitingForMe);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Did this viewer write it, by the own account?' })
  mine(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<boolean> {
    return loaders.isOwn.load(id);
  }
}
