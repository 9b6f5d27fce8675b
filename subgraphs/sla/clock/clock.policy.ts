import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import { type Day, dayIn } from '../../common/time/day.ts';
import { certaintyOf, dueDay, type Pause, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { Rule, RuleSetContent } from '../rule-set/rule.ts';
import type { Stage } from '../rule-set/stage.ts';

/** How a clock stands. OVERDUE is no state of its own: it is RUNNING behind its due day, whenever one looks. */
export type ClockState = 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'UNKNOWN';

/** One deadline of one report, as the rules and the calendar give it. */
export interface ComputedClock {
  stage: Stage;
  startDay: Day;
  dueDay: Day;
  state: ClockState;
  /** Day of the event that ended it, null while it runs; with UNKNOWN the day by which it had ended. */
  endedDay: Day | null;
  certainty: 'FINAL' | 'PROVISIONAL';
  limitDays: number;
  pauses: Pause[];
  ruleSetVersion: string;
  calendarVersion: number;
}

type Event = ReportSnapshot['history'][number];

/** Every clock a report has had, in the order of the stages. Pure: the same history gives the same clocks. */
export function clocksOf(report: ReportSnapshot, ruleSet: RuleSetContent, calendar: WorkingCalendar): ComputedClock[] {
  const history = [...report.history].sort((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1));
  return ruleSet.rules
    .filter((rule) => applies(rule, report))
    .flatMap((rule) => {
      const start = startOf(rule, report, history);
      return start ? [clockOf(rule, start, { report, history, ruleSet, calendar })] : [];
    });
}

/** Unclassified reports have no handling clock until somebody classifies them: their limit is not known. */
function applies(rule: Rule, report: ReportSnapshot): boolean {
  if (rule.skippedWhenAgencyPicked && report.reporterPickedAgency) return false;
  return rule.classification === undefined || rule.classification === report.classification;
}

function startOf(rule: Rule, report: ReportSnapshot, history: Event[]): Event | undefined {
  const kinds = (report.reporterPickedAgency && rule.startsWhenAgencyPicked) || rule.starts;
  for (const kind of kinds) {
    const events = history.filter((event) => event.kind === kind);
    const start = rule.occurrence === 'FIRST' ? events[0] : events.at(-1);
    if (start) return start;
  }
  return undefined;
}

interface Case {
  report: ReportSnapshot;
  history: Event[];
  ruleSet: RuleSetContent;
  calendar: WorkingCalendar;
}

function clockOf(rule: Rule, start: Event, { report, history, ruleSet, calendar }: Case): ComputedClock {
  const dayOf = (event: Event) => dayIn(new Date(event.at), report.timezone);
  const behind = history.slice(history.indexOf(start) + 1);
  const end = endOf(rule, behind);
  const { pauses, open } = rule.pausable
    ? pausesIn(end ? behind.slice(0, behind.indexOf(end)) : behind, dayOf)
    : NO_PAUSE;
  const startDay = dayOf(start);
  const due = dueDay(startDay, rule.limitDays, calendar, pauses);
  return {
    stage: rule.stage,
    startDay,
    dueDay: due,
    state: stateOf(start, end, end ? dayOf(end) : null, due, open),
    endedDay: end ? dayOf(end) : null,
    // A start known only as "at or before" gives the latest possible due day.
    certainty: start.certainty === 'EXACT' ? certaintyOf(startDay, due, calendar) : 'PROVISIONAL',
    limitDays: rule.limitDays,
    pauses,
    ruleSetVersion: ruleSet.version,
    calendarVersion: calendar.version,
  };
}

/** The first end that nothing reopened: a reopened report runs on from its old start. */
function endOf(rule: Rule, behind: Event[]): Event | undefined {
  const place = behind.findIndex(({ kind }) => rule.ends.includes(kind));
  const reopened = behind.findIndex(({ kind }, later) => later > place && kind === 'REOPENED');
  const end = behind[place];
  return end && CLOSES.has(end.kind) && reopened !== -1 ? endOf(rule, behind.slice(reopened + 1)) : end;
}

/** Ends that a REOPENED undoes. */
const CLOSES = new Set<Event['kind']>(['CLOSED', 'ARCHIVED', 'BLOCKED']);

/** A time known only as "at or before" proves success when even that is in time, and nothing otherwise. */
function stateOf(start: Event, end: Event | undefined, endedDay: Day | null, due: Day, paused: boolean): ClockState {
  if (!end || endedDay === null) return paused ? 'PAUSED' : 'RUNNING';
  if (start.certainty !== 'EXACT') return 'UNKNOWN';
  if (endedDay <= due) return 'MET';
  return end.certainty === 'EXACT' ? 'BREACHED' : 'UNKNOWN';
}

const NO_PAUSE = { pauses: [], open: false };

/** Times in which the reporter was asked for something. An open one does not move the due day yet. */
function pausesIn(events: Event[], dayOf: (event: Event) => Day): { pauses: Pause[]; open: boolean } {
  const pauses: Pause[] = [];
  let asked: Event | null = null;
  for (const event of events) {
    if (event.kind === 'COMPLETION_REQUESTED') asked ??= event;
    else if (asked && RESUMES.has(event.kind)) {
      pauses.push({ fromDay: dayOf(asked), untilDay: dayOf(event) });
      asked = null;
    }
  }
  return { pauses, open: asked !== null };
}

/** Whatever shows that the report is back in work. */
const RESUMES = new Set<Event['kind']>(['COMPLETED', 'REPORTER_REPLIED', 'VERIFIED', 'FOLLOWED_UP', 'DISPATCHED']);
