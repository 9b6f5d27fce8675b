import type { DatabasePart } from '../common/database/database-part.ts';
import { Alarm } from './alarm/alarm.entity.ts';
import { EscalationLadder } from './alarm/ladder.entity.ts';
import { Calendar, FreeDay, WorkingWeek } from './calendar/calendar.entity.ts';
import { ReportState } from './clock/report-state.entity.ts';
import { SlaClock } from './clock/sla-clock.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { HiddenReportsMigration } from './migrations/002-hidden-reports.ts';
import { OwnBooksMigration } from './migrations/003-own-books.ts';
import { AlarmsMigration } from './migrations/004-alarms.ts';
import { PerformanceMigration } from './migrations/005-performance.ts';
import { CompletionWindowMigration } from './migrations/008-completion-window.ts';
import { LightTablesMigration } from './migrations/009-light-tables.ts';
import { SupersededClocksMigration } from './migrations/010-superseded-clocks.ts';
import { AuditRequestMigration } from './migrations/030-audit-request.ts';
import { PerformanceCell } from './performance/performance-cell.entity.ts';
import { PerformanceDelta } from './performance/performance-delta.entity.ts';
import { PerformanceFact } from './performance/performance-fact.entity.ts';
import { PerformanceLight } from './performance/performance-light.entity.ts';
import { Recomputation } from './recomputation/recomputation.entity.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';
import { ServiceStandard } from './service-standard/service-standard.entity.ts';

/** Tables of calendars, rule sets and clocks. */
export const slaDatabase: DatabasePart = {
  schema: 'sla',
  entities: [
    Calendar,
    FreeDay,
    WorkingWeek,
    RuleSet,
    ServiceStandard,
    SlaClock,
    ReportState,
    Recomputation,
    Alarm,
    EscalationLadder,
    PerformanceFact,
    PerformanceCell,
    PerformanceDelta,
    PerformanceLight,
  ],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-hidden-reports', class: HiddenReportsMigration },
    { name: '003-own-books', class: OwnBooksMigration },
    { name: '004-alarms', class: AlarmsMigration },
    { name: '005-performance', class: PerformanceMigration },
    { name: '008-completion-window', class: CompletionWindowMigration },
    { name: '009-light-tables', class: LightTablesMigration },
    { name: '010-superseded-clocks', class: SupersededClocksMigration },
    { name: '030-audit-request', class: AuditRequestMigration },
  ],
  appendOnly: [
    'audit',
    'calendar',
    'working_week',
    'rule_set',
    'service_standard',
    'alarm',
    'escalation_ladder',
    'performance_light',
  ],
};
