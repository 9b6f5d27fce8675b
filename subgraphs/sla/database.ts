import type { DatabasePart } from '../common/database/database-part.ts';
import { Alarm } from './alarm/alarm.entity.ts';
import { EscalationLadder } from './alarm/ladder.entity.ts';
import { Calendar, FreeDay } from './calendar/calendar.entity.ts';
import { ReportState } from './clock/report-state.entity.ts';
import { SlaClock } from './clock/sla-clock.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { HiddenReportsMigration } from './migrations/002-hidden-reports.ts';
import { AlarmsMigration } from './migrations/004-alarms.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';

/** Tables of calendars, rule sets and clocks. */
export const slaDatabase: DatabasePart = {
  schema: 'sla',
  entities: [Calendar, FreeDay, RuleSet, SlaClock, ReportState, Alarm, EscalationLadder],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-hidden-reports', class: HiddenReportsMigration },
    { name: '004-alarms', class: AlarmsMigration },
  ],
  appendOnly: ['audit', 'calendar', 'rule_set', 'alarm', 'escalation_ladder'],
};
