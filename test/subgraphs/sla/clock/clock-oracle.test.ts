import { expect, test } from '@jest/globals';
import { FOUNDING_DAYS } from '../../../../subgraphs/sla/calendar/founding-calendar.ts';
import { clocksOf } from '../../../../subgraphs/sla/clock/clock.policy.ts';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import { CALENDAR, type Happening, sameRandoms, snapshotOf } from '../sla-world.ts';

const HOUR_MS = 3_600_000;
/** Indonesia has three zones and no summer time. */
const HOURS_AHEAD = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const ZONES = Object.keys(HOURS_AHEAD) as (keyof typeof HOURS_AHEAD)[];
const LIMITS = [
  ['INFORMATION_REQUEST', 'INFORMATION_REQUEST', 5],
  ['UNSUPERVISED_COMPLAINT', 'WITHOUT_FIELD_CHECK', 14],
  ['SUPERVISED_COMPLAINT', 'WITH_FIELD_CHECK', 60],
  ['ASPIRATION', 'ASPIRATION', 5],
] as const;

const FREE = new Set(FOUNDING_DAYS.map(({ day }) => day));

/** Written without the policies: walks from local midnight to local midnight and crosses off what does not count. */
function oracle(startAt: number, limit: number, hoursAhead: number, paused: [number, number] | null): string {
  const dayNumber = (instant: number) => Math.floor((instant + hoursAhead * HOUR_MS) / (24 * HOUR_MS));
  const [askedDay, answeredDay] = paused ? [dayNumber(paused[0]), dayNumber(paused[1])] : [0, 0];
  let day = dayNumber(startAt);
  for (let left = limit; left > 0; ) {
    day += 1;
    // Day 0, 1 January 1970, was a Thursday.
    const weekend = [2, 3].includes(day % 7);
    const free = FREE.has(new Date(day * 24 * HOUR_MS).toISOString().slice(0, 10));
    const standing = paused !== null && day > askedDay && day <= answeredDay;
    if (!weekend && !free && !standing) left -= 1;
  }
  return new Date(day * 24 * HOUR_MS).toISOString().slice(0, 10);
}

test('10,000 random reports in three zones, paused and not, are due when a naive count says so', () => {
  const random = sameRandoms();
  const wrong: unknown[] = [];
  for (let round = 0; round < 10_000; round += 1) {
    const timezone = ZONES[random(3)]!;
    const [classification, stage, limit] = LIMITS[random(4)]!;
    const startAt = Date.parse('2024-01-01T00:00:00Z') + random(24 * 1_000) * HOUR_MS;
    const askedAt = startAt + random(24 * 30) * HOUR_MS;
    const paused: [number, number] | null = random(2) ? [askedAt, askedAt + random(24 * 20) * HOUR_MS] : null;
    const at = (instant: number) => new Date(instant).toISOString();
    const history: Happening[] = [
      ['RECEIVED', at(startAt)],
      ['VERIFIED', at(startAt)],
    ];
    if (paused) history.push(['COMPLETION_REQUESTED', at(paused[0])], ['COMPLETED', at(paused[1])]);
    const report = snapshotOf(history, { timezone, classification, reporterPickedAgency: true });
    const clocks = clocksOf({ report, leader: null }, FOUNDING_RULES, CALENDAR);
    const due = clocks.find((clock) => clock.stage === stage)?.dueDay;
    const expected = oracle(startAt, limit, HOURS_AHEAD[timezone], paused);
    if (due !== expected) wrong.push({ timezone, stage, history, due, expected });
  }
  expect(wrong).toEqual([]);
});
