import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import { dayIn } from '../../common/time/day.ts';
import { ruleSetOn } from '../rule-set/rule-set.loader.ts';
import { type ComputedClock, clocksOf } from './clock.policy.ts';
import { type ClockBooks, openBooks } from './clock-books.ts';

/**
 * Takes snapshots in and brings the clocks of these reports up to date, in the caller's transaction.
 * An older or repeated snapshot changes nothing.
 */
export async function takeInReports(em: EntityManager, reports: ReportSnapshot[], now: Date): Promise<void> {
  const fresh = await em.execute<{ report_id: string }[]>(
    `insert into sla.report_state (report_id, seq, snapshot)
     select (r->>'reportId')::uuid, (r->>'seq')::int, r from jsonb_array_elements(?::jsonb) r
     on conflict (report_id) do update set seq = excluded.seq, snapshot = excluded.snapshot where report_state.seq < excluded.seq
     returning report_id`,
    [JSON.stringify(newestOfEach(reports))],
  );
  const ids = new Set(fresh.map((row) => row.report_id));
  await computeClocks(
    em,
    reports.filter(({ reportId }) => ids.has(reportId)),
    now,
  );
}

/** Computes the clocks of these reports with the newest books and writes what differs; old verdicts stay as superseded rows. */
export async function computeClocks(em: EntityManager, reports: ReportSnapshot[], now: Date): Promise<void> {
  if (reports.length === 0) return;
  const books = await openBooks(em);
  const rows = newestOfEach(reports).flatMap((report) => rowsOf(report, books, now));
  const ids = reports.map(({ reportId }) => reportId);
  await em.execute(REPLACE_CHANGED, [JSON.stringify(rows), JSON.stringify(ids)]);
  await em.execute(FOLLOW_REPORT, [JSON.stringify(reports.map(facts))]);
}

const newestOfEach = (reports: ReportSnapshot[]): ReportSnapshot[] => [
  ...new Map([...reports].sort((a, b) => a.seq - b.seq).map((report) => [report.reportId, report])).values(),
];

function rowsOf(report: ReportSnapshot, { calendar, ruleSets }: ClockBooks, now: Date): object[] {
  const ruleSet = ruleSetOn(ruleSets, dayIn(new Date(report.receivedAt), report.timezone));
  return clocksOf(report, ruleSet, calendar).map((clock) => ({
    id: newId(now),

    timezone: report.timezone,
    historic: report.historic,
    computedAt: now,
    ...facts(report),
    ...clock,
    verdict: verdictKey(clock),
  }));
}

const facts = (report: ReportSnapshot) => ({
  reportId: report.reportId,
  leadReportId: report.mergedIntoId ?? report.reportId,
  agencyId: report.agencyId,
});

/** What makes two verdicts the same; the calendar's version alone does not. */
const verdictKey = ({
  startDay,
  dueDay,
  state,
  endedDay,
  certainty,
  limitDays,
  pauses,
  ruleSetVersion,
}: ComputedClock) =>
  [startDay, dueDay, state, endedDay ?? '', certainty, limitDays, JSON.stringify(pauses), ruleSetVersion].join('|');

/** A stored row's verdict, spelt as `verdictKey` spells it. */
const STORED_VERDICT = `concat_ws('|', c.start_day, c.due_day, c.state, coalesce(c.ended_day::text, ''), c.certainty, c.limit_days,
  replace(replace(c.pauses::text, ': ', ':'), ', ', ','), c.rule_set_version)`;

/** Ends rows whose verdict is another one now or whose rule no longer applies, and adds the new ones. */
const REPLACE_CHANGED = `
  with new_rows as (select n from jsonb_array_elements(?::jsonb) n),
  same as (
    select c.id, n->>'id' as new_id from sla.sla_clock c join new_rows on c.report_id = (n->>'reportId')::uuid and c.stage = n->>'stage'
    where c.current and ${STORED_VERDICT} = n->>'verdict'),
  ended as (
    update sla.sla_clock c set current = false
    where c.current and c.report_id in (select jsonb_array_elements_text(?::jsonb)::uuid) and c.id not in (select id from same)
    returning c.id, c.report_id, c.stage)
  insert into sla.sla_clock (id, report_id, lead_report_id, agency_id, stage, start_day, due_day, state, ended_day, certainty, limit_days,
    pauses, timezone, rule_set_version, calendar_version, historic, supersedes_id, current, computed_at)
  select (n->>'id')::uuid, (n->>'reportId')::uuid, (n->>'leadReportId')::uuid, (n->>'agencyId')::uuid, n->>'stage', (n->>'startDay')::date,
    (n->>'dueDay')::date, n->>'state', (n->>'endedDay')::date, n->>'certainty', (n->>'limitDays')::int, n->'pauses', n->>'timezone',
    n->>'ruleSetVersion', (n->>'calendarVersion')::int, (n->>'historic')::boolean,
    (select e.id from ended e where e.report_id = (n->>'reportId')::uuid and e.stage = n->>'stage'), true, (n->>'computedAt')::timestamptz
  from new_rows where n->>'id' not in (select new_id from same)`;

/** Agency and leading report are no part of a verdict: they follow the report. */
const FOLLOW_REPORT = `
  update sla.sla_clock c set agency_id = (f->>'agencyId')::uuid, lead_report_id = (f->>'leadReportId')::uuid
  from jsonb_array_elements(?::jsonb) f
  where c.current and c.report_id = (f->>'reportId')::uuid
    and (c.agency_id is distinct from (f->>'agencyId')::uuid or c.lead_report_id <> (f->>'leadReportId')::uuid)`;
