import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import type { Day } from '../../common/time/day.ts';
import { certaintyOf, dueDay, type Pause, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { Holder } from '../rule-set/holder.ts';
import type { Rule, RuleSetContent } from '../rule-set/rule.ts';
import type { Stage } from '../rule-set/stage.ts';
import { limitOf, type Standard } from '../service-standard/service-standard.policy.ts';
import { stateOf } from './clock-state.policy.ts';
import type { DueCertainty, StoredState } from './clock-state.ts';
import { type Course, courseOf } from './course.policy.ts';
import { type LifeEvent, lifeOf } from './life.policy.ts';

/** One deadline of one report, as the rules and the calendar give it. */
export interface ComputedClock {
  stage: Stage;
  holder: Holder;
  startDay: Day;
  /** Last day in time; while it stands still, the last day as if it had gone on at once. */
  dueDay: Day;
  state: StoredState;
  /** Day of the event that ended it, null while it runs; with UNKNOWN the day by which it had ended. */
  endedDay: Day | null;
  /** Day since which it stands still. */
  heldSinceDay: Day | null;
  certainty: DueCertainty;
  limitDays: number;
  pauses: Pause[];
  ruleSetVersion: string;
  /** The agency's own standard that set the limit; null: the national rule did. */
  standardId: string | null;
  calendarVersion: number;
  /** Agencies whose own days and weeks it was counted with. */
  calendarScope: readonly string[];
}

/** What holds for the agency besides the national books. */
export interface OwnBooks {
  calendar: WorkingCalendar;
  scope: readonly string[];
  standards: readonly Standard[];
}

/** A report, and the one it follows since a merge. */
export interface Case {
  report: ReportSnapshot;
  leader: ReportSnapshot | null;
}

/** Every clock a report has had, in the order of the rules. Pure: the same history gives the same clocks. */
export function clocksOf(
  { report, leader }: Case,
  ruleSet: RuleSetContent,
  calendar: WorkingCalendar,
  own: OwnBooks = { calendar, scope: [], standards: [] },
): ComputedClock[] {
  const life = lifeOf(report, leader);
  const classification = report.classification ?? leader?.classification ?? null;
  // Without a class there is no handling clock until somebody gives one: the limit is not known.
  return ruleSet.rules
    .filter((rule) => rule.classification === null || rule.classification === classification)
    .flatMap((rule) => {
      const place = startOf(rule, life, report.reporterPickedAgency);
      return place === -1 ? [] : [clockOf(rule, life.slice(place), ruleSet.version, booksFor(rule, own, calendar))];
    });
}

/** Place of the event that starts the clock, -1: it has not begun. */
function startOf(rule: Rule, life: readonly LifeEvent[], agencyPicked: boolean): number {
  const kinds = (agencyPicked ? rule.startsWhenAgencyPicked : null) ?? rule.starts;
  const isStart = ({ kind }: LifeEvent) => kinds.includes(kind);
  return rule.occurrence === 'FIRST' ? life.findIndex(isStart) : life.findLastIndex(isStart);
}

/** Only an agency's duty follows what agencies decree: the centre and a citizen's right know the nation's books. */
const booksFor = ({ holder }: Rule, own: OwnBooks, calendar: WorkingCalendar): OwnBooks =>
  holder === 'AGENCY' ? own : { calendar, scope: [], standards: [] };

function clockOf(
  rule: Rule,
  [start, ...behind]: readonly LifeEvent[],
  ruleSetVersion: string,
  { calendar, scope, standards }: OwnBooks,
): ComputedClock {
  const { day: startDay, exact } = start!;
  const course = courseOf(rule, behind);
  const { limitDays, standardId } = limitOf(rule, standards);
  const due = (pauses: readonly Pause[]) => dueDay(startDay, limitDays, calendar, pauses);
  const pauses = pausesOf(course.standstills);
  const knownPauses = pausesOf(course.standstills.filter(({ from, until }) => from.exact && until.exact));
  const sure = exact && knownPauses.length === pauses.length;
  const last = due(pauses);
  return {
    stage: rule.stage,
    holder: rule.holder,
    startDay,
    dueDay: last,
    state: stateOf(rule, course, {
      last,
      // A start known only as "at or before" gives the latest possible last day, and no earliest one.
      surelyInTimeUntil: exact ? due(knownPauses) : null,
      surelyLateAfter: knownPauses.length === pauses.length ? last : null,
    }),
    endedDay: course.end?.day ?? null,
    heldSinceDay: course.held?.day ?? null,
    certainty: sure && !course.held ? certaintyOf(startDay, last, calendar) : 'PROVISIONAL',
    limitDays,
    pauses,
    ruleSetVersion,
    standardId,
    calendarVersion: calendar.version,
    calendarScope: scope,
  };
}

const pausesOf = (standstills: Course['standstills']): Pause[] =>
  standstills.map(({ from, until }) => ({ fromDay: from.day, untilDay: until.day }));
