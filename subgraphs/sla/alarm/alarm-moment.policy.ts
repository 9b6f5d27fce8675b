import { addDays, type Day } from '../../common/time/day.ts';
import { daysUntilDue, dueDay, type Pause, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { StoredState } from '../clock/clock-state.ts';
import type { Holder } from '../rule-set/holder.ts';
import type { Stage } from '../rule-set/stage.ts';
import type { AlarmKind, EscalationLevel } from './alarm-kind.ts';
import type { LadderContent, Rung } from './ladder.ts';

/** What of a clock decides when it alarms. */
export interface AlarmingClock {
  stage: Stage;
  holder: Holder;
  state: StoredState;
  startDay: Day;
  dueDay: Day;
  limitDays: number;
  pauses: readonly Pause[];
  historic: boolean;
}

/** One moment of a clock: the day of its zone on which it is to be told, and the rung that is told. */
export interface AlarmMoment {
  kind: AlarmKind;
  level: EscalationLevel | null;
  day: Day;
}

/** What is to be told by now, and the next day on which there may be more; null: never, as the clock stands. */
export interface Outlook {
  due: AlarmMoment[];
  nextDay: Day | null;
}

/** Which states can still tell something: a clock that was ended late before anybody looked was late all the same. */
const TOLD: Partial<Record<StoredState, readonly AlarmKind[]>> = {
  RUNNING: ['DUE_SOON', 'BREACHED', 'ESCALATED', 'PASSED'],
  BREACHED: ['BREACHED'],
  PASSED: ['PASSED'],
};

/** What nobody is told of who was late before the hub told anything; a window that has passed still ends its report. */
const OLD_NEWS: readonly AlarmKind[] = ['BREACHED', 'ESCALATED'];

/**
 * Pure, so that a job that slept for weeks tells the same of what was missed as one that ran daily. History is silent.
 * `toldSince`: what came before this day was known to everybody when the hub began to tell; null: tell all.
 */
export function outlookOf(
  clock: AlarmingClock,
  ladder: LadderContent,
  calendar: WorkingCalendar,
  today: Day,
  toldSince: Day | null = null,
): Outlook {
  const kinds = clock.historic ? [] : (TOLD[clock.state] ?? []);
  const moments = momentsOf(clock, ladder, calendar).filter(({ kind }) => kinds.includes(kind));
  const days = moments.map(({ day }) => day).filter((day) => day > today);
  return {
    // A warning is of use only until the due day.
    due: moments.filter(
      ({ kind, day }) =>
        day <= today &&
        (kind !== 'DUE_SOON' || today <= clock.dueDay) &&
        !(toldSince !== null && day < toldSince && OLD_NEWS.includes(kind)),
    ),
    nextDay: days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first)),
  };
}

function momentsOf(clock: AlarmingClock, { dueSoon, rungs }: LadderContent, calendar: WorkingCalendar): AlarmMoment[] {
  const mine = rungs.filter((rung) => rung.holder === clock.holder && (rung.stage ?? clock.stage) === clock.stage);
  const warning = dueSoon.find(({ stage }) => stage === clock.stage);
  const late = clock.holder === 'REPORTER' ? 'PASSED' : 'BREACHED';
  return [
    ...(warning ? [moment('DUE_SOON', warningDay(clock, warning.workingDaysBefore, calendar), mine)] : []),
    moment(late, addDays(clock.dueDay, 1), mine),
    ...mine
      .filter(({ kind }) => kind === 'ESCALATED')
      .map(({ kind, level, workingDaysAfter }) => {
        return { kind, level, day: dueDay(clock.dueDay, workingDaysAfter, calendar) };
      }),
  ];
}

const moment = (kind: AlarmKind, day: Day, rungs: readonly Rung[]): AlarmMoment => ({
  kind,
  day,
  level: rungs.find((rung) => rung.kind === kind)?.level ?? null,
});

/** First day with so few working days left; a limit that is no longer than that warns from the start. */
function warningDay({ startDay, limitDays, pauses }: AlarmingClock, before: number, calendar: WorkingCalendar): Day {
  for (const { day, count } of daysUntilDue(startDay, limitDays, calendar, pauses)) {
    if (count >= limitDays - before) return limitDays > before ? day : startDay;
  }
  return startDay;
}
