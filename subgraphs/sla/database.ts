import type { DatabasePart } from '../common/database/database-part.ts';
import { Calendar, FreeDay } from './calendar/calendar.entity.ts';
import { ReportState } from './clock/report-state.entity.ts';
import { SlaClock } from './clock/sla-clock.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { HiddenReportsMigration } from './migrations/002-hidden-reports.ts';
import { PerformanceMigration } from './migrations/005-performance.ts';
import { PerformanceCell } from './performance/performance-cell.entity.ts';
import { PerformanceDelta } from './performance/performance-delta.entity.ts';
import { PerformanceFact } from './performance/performance-fact.entity.ts';
import { PerformanceLight } from './performance/performance-light.entity.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';

/** Tables of calendars, rule sets and clocks. */
export const slaDatabase: DatabasePart = {
  schema: 'sla',
  entities: [
    Calendar,
    FreeDay,
    RuleSet,
    SlaClock,
    ReportState,
    PerformanceFact,
    PerformanceCell,
    PerformanceDelta,
    PerformanceLight,
  ],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-hidden-reports', class: HiddenReportsMigration },
    { name: '005-performance', class: PerformanceMigration },
  ],
  appendOnly: ['audit', 'calendar', 'rule_set'],
};
