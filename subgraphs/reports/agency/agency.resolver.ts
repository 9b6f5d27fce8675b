import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import type { ReportsContext } from '../context.ts';
import { Report, ReportConnection } from '../report/report.entity.ts';
import { ReportFilter } from '../report/report.inputs.ts';
import { AgencyStub } from './agency.stub.ts';

/** What reports add to an agency. */
@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => ReportConnection, {
    nullable: true,
    description: 'Reports for which it, or an agency below it, is responsible; newest first.',
  })
  reports(
    @Root() { id }: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ReportFilter, { nullable: true }) filter: ReportFilter | null,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<Report>> {
    return services.report.list(page, { ...filter, agencyId: id });
  }
}
