import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyStub } from './agency/agency.stub.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { referenceClock, referenceStub } from './clock/clock.reference.ts';
import { SlaClockResolver } from './clock/clock.resolver.ts';
import { type SlaContext, slaContext } from './context.ts';
import { slaDatabase } from './database.ts';
import { startJobs } from './jobs.ts';
import { PerformanceResolver } from './performance/performance.resolver.ts';
import { ReportResolver } from './report/report.resolver.ts';
import { ReportStub } from './report/report.stub.ts';
import { RuleSetResolver } from './rule-set/rule-set.resolver.ts';
import { seedSla } from './seed.ts';

/** The subgraph of deadlines. */
export const sla = subgraphParts<SlaContext>({
  name: 'sla',
  database: slaDatabase,
  resolvers: [SlaClockResolver, ReportResolver, AgencyResolver, PerformanceResolver, CalendarResolver, RuleSetResolver],
  orphanedTypes: [ReportStub, AgencyStub],
  references: { SlaClock: referenceClock, Report: referenceStub, Agency: referenceStub },
  context: slaContext,
  jobs: startJobs,
  seed: seedSla,
});
