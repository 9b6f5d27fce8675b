import { type Day, dayIn } from '../../common/time/day.ts';
import { daysUntilDue, type WorkingCalendar } from '../calendar/working-day.policy.ts';
import type { Case, ComputedClock } from '../clock/clock.policy.ts';
import { type LifeEvent, lifeOf } from '../clock/life.policy.ts';
import type { EventKind } from '../rule-set/report-words.ts';
import { quarterOf } from './quarter.ts';

/** Agency of reports that nobody answers for yet. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** One thing a report counts for: the measure, and its bucket in the measure's histogram. */
export type Part = [measure: string, bucket: number];

/** What one report contributes to the figures. */
export interface Fact {
  reportId: string;
  agencyId: string;
  /** First day of the month in which it was received, in its agency's zone. */
  month: Day;
  channelId: string;
  categoryId: string;
  shown: boolean;
  /** Last day that its day counts depend on: an amendment of the calendar behind it changes nothing. */
  lastDay: Day;
  parts: Part[];
}

const ANSWERS: readonly EventKind[] = ['FOLLOWED_UP', 'CLOSED'];
const ENDS: readonly EventKind[] = ['CLOSED', 'ARCHIVED', 'BLOCKED', 'REOPENED'];

/** What a report and its clocks count for. A copy that was joined to another report counts for nothing of its own. Pure. */
export function factOf(one: Case, clocks: readonly ComputedClock[], calendar: WorkingCalendar): Fact {
  const { report, leader } = one;
  const life = lifeOf(report, leader);
  const received = dayIn(new Date(report.receivedAt), report.timezone);
  const answer = life.find(({ kind }) => ANSWERS.includes(kind));
  const end = life.findLast(({ kind }) => ENDS.includes(kind));
  const resolved = end?.kind === 'CLOSED' ? end : undefined;
  const { rating } = report;
  const parts: Part[] = [
    ['RECEIVED', 0],
    ...(answer ? ([['FOLLOWED_UP', 0]] as Part[]) : []),
    ...daysOf('RESPONSE', received, answer, calendar),
    ...daysOf('RESOLUTION', received, resolved, calendar),
    ...(life.some(({ kind }) => kind === 'REOPENED') ? ([['REOPENED', 0]] as Part[]) : []),
    ...(rating ? ([['RATING', rating]] as Part[]) : []),
    ...(!end || end.kind === 'REOPENED' ? ([['OPEN', quarterOf(received, report.timezone)]] as Part[]) : []),
    ...clocks.flatMap((clock) => latenessOf(clock, report.timezone)),
  ];
  return {
    reportId: report.reportId,
    agencyId: (leader ?? report).agencyId ?? NOBODY,
    month: `${received.slice(0, 7)}-01`,
    channelId: report.channelId,
    categoryId: report.categoryId ?? '',
    shown: report.shown,
    lastDay: [received, answer?.day ?? received, resolved?.day ?? received].sort().at(-1)!,
    parts: report.mergedIntoId === null ? parts : [],
  };
}

/** Working days behind the receipt up to the event, counted as deadlines are; nothing when its day is a guess. */
function daysOf(measure: string, from: Day, event: LifeEvent | undefined, calendar: WorkingCalendar): Part[] {
  if (!event?.exact || event.day < from) return [];
  let count = 0;
  for (const traced of daysUntilDue(from, Number.POSITIVE_INFINITY, calendar)) {
    if (traced.day > event.day) break;
    count = traced.count;
  }
  return [[measure, count]];
}

/** A duty that runs is late from the quarter hour on in which the day behind its due day begins. */
function latenessOf({ stage, holder, state, dueDay }: ComputedClock, timezone: string): Part[] {
  if (holder === 'REPORTER') return [];
  if (state === 'BREACHED') return [[`BREACHED ${stage}`, 0]];
  return state === 'RUNNING' ? [[`DUE ${stage}`, quarterOf(dueDay, timezone, 1)]] : [];
}
