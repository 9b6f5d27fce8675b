import type { DatabasePart } from '../common/database/database-part.ts';
import { Calendar, FreeDay } from './calendar/calendar.entity.ts';
import { ReportState } from './clock/report-state.entity.ts';
import { SlaClock } from './clock/sla-clock.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { HiddenReportsMigration } from './migrations/002-hidden-reports.ts';
import { CompletionWindowMigration } from './migrations/008-completion-window.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';

/** Tables of calendars, rule sets and clocks. */
export const slaDatabase: DatabasePart = {
  schema: 'sla',
  entities: [Calendar, FreeDay, RuleSet, SlaClock, ReportState],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-hidden-reports', class: HiddenReportsMigration },
    { name: '008-completion-window', class: CompletionWindowMigration },
  ],
  appendOnly: ['audit', 'calendar', 'rule_set'],
};
