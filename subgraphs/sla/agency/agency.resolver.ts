import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { ClockFilter } from '../clock/clock.inputs.ts';
import { SlaClock, SlaClockConnection } from '../clock/sla-clock.entity.ts';
import type { SlaContext } from '../context.ts';
import { AgencyStub } from './agency.stub.ts';

/** What sla adds to an agency. */
@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => SlaClockConnection, {
    nullable: true,
    description: 'Deadlines of reports for which it, or an agency below it, is responsible; earliest due day first.',
  })
  clocks(
    @Root() { id }: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClockFilter, { nullable: true }) filter: ClockFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<SlaClock>> {
    return services.clock.list(page, { ...filter, agencyId: id });
  }
}
