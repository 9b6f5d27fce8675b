import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { forkFor } from '../common/database/row-security.ts';
import type { ContextMaker } from '../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { directory } from './agency/directory.ts';
import { workingCalendar } from './calendar/calendar.loader.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import type { WorkingCalendar } from './calendar/working-day.policy.ts';
import { clockById, clocksOfReport } from './clock/clock.loader.ts';
import { ClockService } from './clock/clock.service.ts';
import { PerformanceService } from './performance/performance.service.ts';
import { RuleSetService } from './rule-set/rule-set.service.ts';

/** What the resolvers of one request work with. */
export interface SlaContext {
  em: EntityManager;
  now: () => Date;
  loaders: ReturnType<typeof loadersOf>;
  services: {
    clock: ClockService;
    calendar: CalendarService;
    ruleSet: RuleSetService;
    performance: PerformanceService;
  };
}

/** Made anew for every request. Row rules show deadlines to whoever may know of the report. */
export const slaContext: ContextMaker<SlaContext> = async (runtime, viewer) => {
  const scope = viewer.agencyId
    ? await directory.agenciesUnder(forkFor(runtime.orm, SYSTEM_VIEWER), viewer.agencyId)
    : [];
  const em = forkFor(runtime.orm, viewer, scope);
  return {
    em,
    now: runtime.now,
    loaders: loadersOf(em),
    services: {
      clock: new ClockService(em, runtime.now, viewer, directory),
      calendar: new CalendarService(em, runtime, viewer),
      ruleSet: new RuleSetService(em, runtime, viewer),
      performance: new PerformanceService(em, runtime.now, viewer, directory, scope),
    },
  };
};

const loadersOf = (em: EntityManager) => ({
  clock: clockById(em),
  clocksOfReport: clocksOfReport(em),
  /** A clock names a version that exists: none is ever deleted. */
  calendar: new DataLoader<number, WorkingCalendar>((versions) =>
    Promise.all(versions.map(async (version) => (await workingCalendar(em, version)) as WorkingCalendar)),
  ),
});
