import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { SlaContext } from '../context.ts';
import { DutyFilter } from './duty.inputs.ts';
import { SlaClock, SlaClockConnection } from './sla-clock.entity.ts';

/** What waits for offices. */
@Resolver(() => SlaClock)
export class WorkQueueResolver {
  @Query(() => SlaClockConnection, {
    nullable: true,
    description: 'Duties whose due day has passed, longest overdue first, each with its report.',
  })
  overdueReports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DutyFilter, { nullable: true }) filter: DutyFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<SlaClock>> {
    return services.workQueue.overdue(page, filter ?? {});
  }

  @Query(() => SlaClockConnection, {
    nullable: true,
    description: 'Duties in time that are due within so many working days (0: today), earliest due day first.',
  })
  dueSoon(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('within', () => Int, { description: 'Working days from today, 0 to 60.' }) within: number,
    @Arg('filter', () => DutyFilter, { nullable: true }) filter: DutyFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<SlaClock>> {
    return services.workQueue.dueSoon(page, within, filter ?? {});
  }

  @Needs('queue:read')
  @Query(() => SlaClockConnection, {
    nullable: true,
    description:
      'Running clocks that wait for the viewer’s office, most urgent first. LIAISON and AGENCY_ADMIN: those of the agency and the agencies below; CENTRAL_ADMIN: those of the centre.',
  })
  workQueue(@Args(() => PageArgs) page: PageArgs, @Ctx() { services }: SlaContext): Promise<Connection<SlaClock>> {
    return services.workQueue.mine(page);
  }
}
