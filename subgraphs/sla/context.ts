import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { forkFor } from '../common/database/row-security.ts';
import { inOrderOf } from '../common/graphql/loader.ts';
import type { ContextMaker } from '../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER, type Viewer } from '../common/identity/viewer.ts';
import type { Runtime } from '../common/runtime/runtime.ts';
import { directory } from './agency/directory.ts';
import { alarmsOfReport } from './alarm/alarm.loader.ts';
import { LadderService } from './alarm/ladder.service.ts';
import { AgencyCalendarService } from './calendar/agency-calendar.service.ts';
import { calendarBook } from './calendar/calendar.loader.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import type { CalendarBook } from './calendar/calendar-book.policy.ts';
import { clockById, clocksOfReport, deadlinesShown } from './clock/clock.loader.ts';
import { ClockService } from './clock/clock.service.ts';
import { reportStateById } from './clock/report-state.loader.ts';
import { WorkQueueService } from './clock/work-queue.service.ts';
import { LightService } from './performance/light.service.ts';
import { PerformanceService } from './performance/performance.service.ts';
import { PreviewService } from './preview/preview.service.ts';
import { RecomputationService } from './recomputation/recomputation.service.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';
import { RuleSetService } from './rule-set/rule-set.service.ts';

import { ServiceStandard } from './service-standard/service-standard.entity.ts';
import { ServiceStandardService } from './service-standard/service-standard.service.ts';

/** What the resolvers of one request work with. */
export interface SlaContext {
  em: EntityManager;
  now: () => Date;
  loaders: ReturnType<typeof loadersOf>;
  services: ReturnType<typeof servicesOf>;
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
    services: servicesOf(em, runtime, viewer, scope),
  };
};

function servicesOf(em: EntityManager, runtime: Runtime, viewer: Viewer, scope: string[]) {
  const clock = new ClockService(em, runtime.now, viewer, directory);
  return {
    clock,
    workQueue: new WorkQueueService(em, runtime.now, viewer, clock),
    ladder: new LadderService(em, runtime, viewer),
    calendar: new CalendarService(em, runtime, viewer),
    agencyCalendar: new AgencyCalendarService(em, runtime, viewer),
    ruleSet: new RuleSetService(em, runtime, viewer),
    preview: new PreviewService(em, runtime.now, viewer),
    recomputation: new RecomputationService(em, viewer, scope),
    standard: new ServiceStandardService(em, runtime, viewer),
    light: new LightService(em, runtime, viewer),
    performance: new PerformanceService(em, runtime.now, viewer, directory, scope),
  };
}

const loadersOf = (em: EntityManager) => ({
  clock: clockById(em),
  clocksOfReport: clocksOfReport(em),
  deadlinesShown: deadlinesShown(em),
  reportState: reportStateById(em),
  alarmsOfReport: alarmsOfReport(em),
  /** A clock names a version that exists: none is ever deleted. */
  calendarBook: new DataLoader<number, CalendarBook>((versions) =>
    Promise.all(versions.map(async (version) => (await calendarBook(em, version))!)),
  ),
  ruleSet: new DataLoader<string, RuleSet>(
    async (versions) =>
      inOrderOf(
        versions,
        await em.find(RuleSet, { version: { $in: [...versions] } }),
        ({ version }) => version,
      ) as RuleSet[],
  ),
  standard: new DataLoader<string, ServiceStandard>(
    async (ids) =>
      inOrderOf(ids, await em.find(ServiceStandard, { id: { $in: [...ids] } }), ({ id }) => id) as ServiceStandard[],
  ),
});
