import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { newId } from '../../common/database/uuid.ts';
import { holdBooks } from '../book-lock.ts';
import { calendarFor } from '../calendar/calendar-book.policy.ts';
import { factOf } from '../performance/fact.policy.ts';
import { renewFacts } from '../performance/fact.service.ts';
import { standingBooks } from './books.loader.ts';
import { agencyOf, computeWith } from './books.policy.ts';
import type { Case } from './clock.policy.ts';
import { casesOf, pathsOf } from './report-state.loader.ts';
import { ADD, ADD_MISSING, END_CHANGED, FOLLOW_REPORT, SUPERSEDED_FOLLOW } from './verdict-sql.ts';

/** A day on which a clock is to be looked at at once, see `SlaClock.nextLookDay`. */
const NEVER_LOOKED = '1970-01-01';
const NONE: ReadonlySet<string> = new Set();

/**
 * Brings the clocks of these reports, and of those that follow them, and what they count for, up to date: with their newest snapshots and the
 * newest books, in the caller's transaction. A clock whose verdict is the same is left alone; an old verdict stays as
 * a superseded row. `fresh`: reports nobody has told of before, which have no verdicts to be compared with.
 */
export async function renewClocks(
  em: EntityManager,
  reportIds: readonly string[],
  { now, fresh = NONE }: { now: Date; fresh?: ReadonlySet<string> },
): Promise<void> {
  await holdBooks(em);
  const cases = await casesOf(em, reportIds);
  if (cases.length === 0) return;
  const { rows, contributions } = await rowsOf(em, cases, now);
  const first = rows.filter(({ reportId }) => fresh.has(reportId));
  if (first.length > 0) await bound(em, ADD, [JSON.stringify(first)]);
  const standing = cases.filter(({ report }) => !fresh.has(report.reportId));
  if (standing.length > 0)
    await replaceVerdicts(
      em,
      standing,
      rows.filter(({ reportId }) => !fresh.has(reportId)),
    );
  await renewFacts(em, contributions);
}

type Row = Awaited<ReturnType<typeof rowsOf>>['rows'][number];

/** Replaces those verdicts that are others now, and lets all rows of these reports follow them. */
async function replaceVerdicts(em: EntityManager, cases: readonly Case[], rows: readonly Row[]): Promise<void> {
  const ids = cases.map(({ report }) => report.reportId);
  const ended = await em.execute<{ id: string; key: string }[]>(END_CHANGED, [
    JSON.stringify(rows),
    JSON.stringify(ids),
  ]);
  const supersededBy = new Map(ended.map(({ id, key }) => [key, id]));
  const linked = rows.map((row) => ({
    ...row,
    supersedesId: supersededBy.get(`${row.reportId} ${row.stage}`) ?? null,
  }));
  await em.execute(ADD_MISSING, [JSON.stringify(linked)]);
  const facts = JSON.stringify(cases.map((one) => factsOf(one)));
  await em.execute(FOLLOW_REPORT, [facts]);
  await em.execute(SUPERSEDED_FOLLOW, [facts]);
}

async function rowsOf(em: EntityManager, cases: readonly Case[], now: Date) {
  const books = await standingBooks(em);
  const compute = computeWith(books);
  // Figures count the nation's working days, so that agencies with weeks of their own can be compared.
  const national = calendarFor(books.calendar, []);
  const paths = await pathsOf(
    em,
    cases.flatMap((one) => agencyOf(one) ?? []),
  );
  const computed = cases.map((one) => {
    const { timezone, seq: snapshotSeq } = one.report;
    const clocks = compute(one, paths);
    // History tells nobody anything, so nobody ever has to look at its clocks.
    const nextLookDay = one.report.historic ? null : NEVER_LOOKED;
    const shared = { ...factsOf(one), timezone, snapshotSeq, computedAt: now, nextLookDay };
    return {
      rows: clocks.map((clock) => ({ id: newId(now), ...shared, ...clock })),
      contribution: factOf(one, clocks, national),
    };
  });
  return {
    rows: computed.flatMap(({ rows }) => rows),
    contributions: computed.map(({ contribution }) => contribution),
  };
}

/** What follows the report and is no part of a verdict. For a follower the agency of its leader answers. */
const factsOf = (one: Case, { report } = one) => ({
  reportId: report.reportId,
  leadReportId: report.mergedIntoId ?? report.reportId,
  agencyId: agencyOf(one),
  historic: report.historic,
  shown: report.shown,
  channelId: report.channelId,
  channelAgencyId: report.channelAgencyId,
});
