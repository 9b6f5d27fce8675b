import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyStub } from './agency/agency.stub.ts';
import { startSweeping } from './alarm/alarm.job.ts';
import { ClockAlarmResolver, ReportAlarmResolver } from './alarm/alarm.resolver.ts';
import { LadderResolver } from './alarm/ladder.resolver.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { referenceClock, referenceStub } from './clock/clock.reference.ts';
import { SlaClockResolver } from './clock/clock.resolver.ts';
import { WorkQueueResolver } from './clock/work-queue.resolver.ts';
import { type SlaContext, slaContext } from './context.ts';
import { slaDatabase } from './database.ts';
import { slaGauges } from './gauges.ts';
import { startJobs } from './jobs.ts';
import { LightResolver } from './performance/light.resolver.ts';
import { PerformanceResolver } from './performance/performance.resolver.ts';
import { PreviewResolver } from './preview/preview.resolver.ts';
import { RecomputationResolver } from './recomputation/recomputation.resolver.ts';
import { ReportResolver } from './report/report.resolver.ts';
import { ReportStub } from './report/report.stub.ts';
import { RuleSetResolver } from './rule-set/rule-set.resolver.ts';
import { seedSla } from './seed.ts';
import { ServiceStandardResolver } from './service-standard/service-standard.resolver.ts';

/** The subgraph of deadlines. */
export const sla = subgraphParts<SlaContext>({
  name: 'sla',
  database: slaDatabase,
  resolvers: [
    SlaClockResolver,
    ReportResolver,
    AgencyResolver,
    CalendarResolver,
    RuleSetResolver,
    ServiceStandardResolver,
    RecomputationResolver,
    LadderResolver,
    ReportAlarmResolver,
    ClockAlarmResolver,
    WorkQueueResolver,
    PreviewResolver,
    PerformanceResolver,
    LightResolver,
  ],
  orphanedTypes: [ReportStub, AgencyStub],
  references: { SlaClock: referenceClock, Report: referenceStub, Agency: referenceStub },
  context: slaContext,
  gauges: slaGauges,
  jobs: startJobs,
  schedule: startSweeping,
  seed: seedSla,
});
