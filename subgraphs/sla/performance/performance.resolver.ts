import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { SlaContext } from '../context.ts';
import { Performance, PerformanceFilter, PerformancePeriod } from './performance.ts';

/** Official indicators of agencies and of the nation. */
@Resolver(() => AgencyStub)
export class PerformanceResolver {
  @FieldResolver(() => Performance, {
    nullable: true,
    description: 'Official indicators of the agency with all below it.',
  })
  performance(
    @Root() { id }: AgencyStub,
    @Arg('period', () => PerformancePeriod) period: PerformancePeriod,
    @Arg('filter', () => PerformanceFilter, { nullable: true }) filter: PerformanceFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Performance> {
    return services.performance.ofAgency(id, period, filter ?? {});
  }

  @Query(() => Performance, {
    nullable: true,
    description: 'Official indicators of all agencies together, and of reports that have none yet.',
  })
  nationalPerformance(
    @Arg('period', () => PerformancePeriod) period: PerformancePeriod,
    @Arg('filter', () => PerformanceFilter, { nullable: true }) filter: PerformanceFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Performance> {
    return services.performance.ofNation(period, filter ?? {});
  }
}
