import type { ReportSnapshot } from '../../../subgraphs/common/handover/reports-changed.topic.ts';
import { addDays, type Day } from '../../../subgraphs/common/time/day.ts';
import type { WorkingCalendar } from '../../../subgraphs/sla/calendar/working-day.policy.ts';
import { type ComputedClock, clocksOf } from '../../../subgraphs/sla/clock/clock.policy.ts';
import { type Fact, factOf } from '../../../subgraphs/sla/performance/fact.policy.ts';
import { FOUNDING_RULES } from '../../../subgraphs/sla/rule-set/founding-rules.ts';

/** The present of the measurement, and the first day on which its reports are received. */
export const BENCH_NOW = new Date('2026-04-20T03:00:00Z');
const FIRST_DAY = '2025-01-06';
const DAYS = 460;

/** A report as it will stand many times in the tables: its snapshot, and what the real policies make of it. */
export interface Template {
  snapshot: ReportSnapshot;
  clocks: ComputedClock[];
  fact: Fact;
}

/** What happens to a report, in days after its receipt. Three of five come to their end. */
const LIVES: [ReportSnapshot['history'][number]['kind'], number][][] = [
  [],
  [['VERIFIED', 2]],
  [
    ['VERIFIED', 1],
    ['FOLLOWED_UP', 4],
    ['CLOSED', 12],
  ],
  [
    ['VERIFIED', 5],
    ['FOLLOWED_UP', 9],
    ['CLOSED', 30],
  ],
  [
    ['FOLLOWED_UP', 2],
    ['CLOSED', 6],
    ['REOPENED', 15],
    ['CLOSED', 20],
  ],
];

/** One template for each day and each life. */
export function templates(calendar: WorkingCalendar): Template[] {
  const days = Array.from({ length: DAYS }, (_, n) => addDays(FIRST_DAY, n));
  return days.flatMap((day) => LIVES.map((life) => templateOf(snapshotOf(day, life), calendar)));
}

function templateOf(snapshot: ReportSnapshot, calendar: WorkingCalendar): Template {
  const one = { report: snapshot, leader: null };
  const clocks = clocksOf(one, FOUNDING_RULES, calendar);
  return { snapshot, clocks, fact: factOf(one, clocks, calendar) };
}

function snapshotOf(day: Day, life: (typeof LIVES)[number]): ReportSnapshot {
  const at = (days: number) => `${addDays(day, days)}T03:00:00.000Z`;
  const happened = life.filter(([, days]) => at(days) <= BENCH_NOW.toISOString());
  return {
    ...{ reportId: '', seq: happened.length + 1, phaseVersion: 0, shown: true },
    ...{ channelId: '', channelAgencyId: null, agencyId: null, categoryId: null, rating: null, mergedIntoId: null },
    ...{ receivedAt: at(0), timezone: 'Asia/Jakarta', classification: 'UNSUPERVISED_COMPLAINT', status: 'RECEIVED' },
    ...{ reporterPickedAgency: true, historic: false, silent: false },
    history: [['RECEIVED', 0] as const, ...happened].map(([kind, days], place) => ({
      ...{ seq: place + 1, kind, at: at(days), certainty: 'EXACT' },
    })),
  };
}
