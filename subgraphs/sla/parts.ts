import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { referenceClock, referenceReport } from './clock/clock.reference.ts';
import { ReportClocksResolver, SlaClockResolver } from './clock/clock.resolver.ts';
import { ReportStub } from './clock/report.stub.ts';
import { type SlaContext, slaContext } from './context.ts';
import { slaDatabase } from './database.ts';
import { startJobs } from './jobs.ts';
import { RuleSetResolver } from './rule-set/rule-set.resolver.ts';
import { seedSla } from './seed.ts';

/** The subgraph of deadlines. */
export const sla = subgraphParts<SlaContext>({
  name: 'sla',
  database: slaDatabase,
  resolvers: [SlaClockResolver, ReportClocksResolver, CalendarResolver, RuleSetResolver],
  orphanedTypes: [ReportStub],
  references: { SlaClock: referenceClock, Report: referenceReport },
  context: slaContext,
  jobs: startJobs,
  seed: seedSla,
});
