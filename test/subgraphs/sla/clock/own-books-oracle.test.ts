import { expect, test } from '@jest/globals';
import { withAgencyAmendment } from '../../../../subgraphs/sla/calendar/agency-amendment.policy.ts';
import { withAmendment } from '../../../../subgraphs/sla/calendar/amendment.policy.ts';
import type { CalendarBook } from '../../../../subgraphs/sla/calendar/calendar-book.policy.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from '../../../../subgraphs/sla/calendar/founding-calendar.ts';
import { computeWith } from '../../../../subgraphs/sla/clock/books.policy.ts';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import { type Happening, snapshotOf } from '../sla-world.ts';
import { decreesOf, naiveDue, type Question, randomsFrom, TREE } from './naive-oracle.ts';

const SEED = Number(process.env.ORACLE_SEED ?? 20_261_124);
const DEADLINES = 10_000;
const ZONES = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
const STAGES = [
  ['INFORMATION_REQUEST', 'INFORMATION_REQUEST', 5],
  ['UNSUPERVISED_COMPLAINT', 'WITHOUT_FIELD_CHECK', 14],
  ['SUPERVISED_COMPLAINT', 'WITH_FIELD_CHECK', 60],
  ['ASPIRATION', 'ASPIRATION', 5],
] as const;
const HOUR_MS = 3_600_000;

const FOUNDING: CalendarBook = {
  version: 1,
  decree: 'founding',
  firstYear: FOUNDING_YEARS.first,
  lastYear: FOUNDING_YEARS.last,
  days: FOUNDING_DAYS.map(({ day, kind, name }) => ({ day, kind, name, agencyId: null, decree: 'founding' })),
  weeks: [],
};

/** Every state the calendar has had: one more for each decree, national and regional in turn. */
function booksOf(decrees: ReturnType<typeof decreesOf>): CalendarBook[] {
  const books = [FOUNDING];
  for (const { agencyId, decree, add, remove, week } of decrees) {
    const named = add.map((day) => ({ day, name: 'Hari contoh' }));
    const before = books.at(-1)!;
    books.push(
      agencyId === null
        ? withAmendment(before, { decree, remove, add: named.map((day) => ({ ...day, kind: 'JOINT_LEAVE' as const })) })
        : withAgencyAmendment(before, { agencyId, decree, add: named, remove, week }),
    );
  }
  return books;
}

test(`10,000 random deadlines of agencies with days and weeks of their own, 2024 to 2027, seed ${SEED}: 0 wrong`, () => {
  const random = randomsFrom(SEED);
  const decrees = decreesOf(
    random,
    FOUNDING_DAYS.map(({ day }) => day),
  );
  const compute = booksOf(decrees).map((calendar) =>
    computeWith({ calendar, ruleSets: [FOUNDING_RULES], standards: [] }),
  );
  const wrong: unknown[] = [];
  const seen = { sixDays: 0, regional: 0, paused: 0 };
  for (let round = 0; round < DEADLINES; round += 1) {
    const timezone = (Object.keys(ZONES) as (keyof typeof ZONES)[])[random(3)]!;
    const [classification, stage, limit] = STAGES[random(4)]!;
    const startAt = Date.UTC(2024, 0, 1) + random(24 * 1_440) * HOUR_MS;
    const askedAt = startAt + random(24 * 30) * HOUR_MS;
    const pause: [number, number] | null = random(3) === 0 ? [askedAt, askedAt + random(24 * 20) * HOUR_MS] : null;
    const version = 1 + random(decrees.length + 1);
    const path = TREE[random(TREE.length)]!;
    const question: Question = { startAt, limit, hoursAhead: ZONES[timezone], pause, path, version };
    const at = (instant: number) => new Date(instant).toISOString();
    const history: Happening[] = [
      ['RECEIVED', at(startAt)],
      ['VERIFIED', at(startAt)],
    ];
    if (pause) history.push(['COMPLETION_REQUESTED', at(pause[0])], ['COMPLETED', at(pause[1])]);
    const more = { timezone, classification, reporterPickedAgency: true, agencyId: path[0]! } as const;
    const report = snapshotOf(history, more);
    const clocks = compute[version - 1]!({ report, leader: null }, new Map([[path[0]!, path]]));
    const due = clocks.find((clock) => clock.stage === stage)?.dueDay;
    const expected = naiveDue(
      question,
      FOUNDING_DAYS.map(({ day }) => day),
      decrees,
    );
    if (due !== expected.due) wrong.push({ ...question, timezone, stage, due, expected: expected.due });
    seen.sixDays += Number(expected.saturdays > 0);
    seen.regional += Number(expected.regional > 0);
    seen.paused += Number(pause !== null);
  }
  process.stdout.write(`seed ${SEED}: ${DEADLINES} deadlines, ${decrees.length} decrees, ${JSON.stringify(seen)}\n`);
  expect(wrong).toEqual([]);
  // Deadlines that no decree of an agency touches would prove nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});
