import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
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
}
