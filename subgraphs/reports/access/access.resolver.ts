import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { ReportAccess, ReportAccessConnection } from './report-access.entity.ts';

/** The access log of a report. */
@Resolver(() => Report)
export class AccessLogResolver {
  @FieldResolver(() => ReportAccessConnection, {
    nullable: true,
    description:
      'Who in an office was shown its secret words or its reporter, the oldest first. REPORTER of an own report, offices of it, CENTRAL_ADMIN, AUDITOR; empty for others.',
  })
  accesses(
    @Root() { id }: Report,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<ReportAccess>> {
    return services.access.of(id, page);
  }
}

/** One look. */
@Resolver(() => ReportAccess)
export class ReportAccessResolver {
  @FieldResolver(() => AgencyStub, {
    nullable: true,
    description: 'Agency of whoever it was shown to; null: the centre.',
  })
  agency(@Root() { agencyId }: ReportAccess): AgencyStub | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Account of whoever it was shown to; null for viewers other than CENTRAL_ADMIN and AUDITOR.',
  })
  account(@Root() { userId }: ReportAccess, @Ctx() { services }: ReportsContext): string | null {
    return services.access.mayNameAccounts ? userId : null;
  }
}
