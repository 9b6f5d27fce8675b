import type { EntityManager } from '@mikro-orm/postgresql';
import { bound, planByIndex } from '../../common/database/bound.ts';
import type { RecomputeOrder } from '../../common/handover/recompute-clocks.topic.ts';
import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import { noteBatch, noteStart } from '../recomputation/recomputation.job.ts';
import { concernedReports, lockReports } from './report-state.loader.ts';
import { renewClocks } from './verdict.service.ts';

/**
 * Takes snapshots in and brings the clocks of these reports up to date, in the caller's transaction.
 * An older or repeated snapshot changes nothing.
 */
export async function takeInReports(em: EntityManager, reports: readonly ReportSnapshot[], now: Date): Promise<void> {
  // A page of reports must not read all there are, however the planner counts.
  await planByIndex(em);
  const leaders = reports.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  await lockReports(em, [...reports.map(({ reportId }) => reportId), ...leaders]);
  const newer = await bound<{ id: string; fresh: boolean }>(em, KEEP_NEWER, [JSON.stringify(newestOfEach(reports))]);
  const fresh = newer.filter((row) => row.fresh).map(({ id }) => id);
  await renewClocks(
    em,
    newer.map(({ id }) => id),
    { now, fresh: new Set(fresh) },
  );
}

/** Computes one batch of what an order asks for again. Gives the order for the rest, null when nothing is left. */
export async function recomputeBatch(
  em: EntityManager,
  order: RecomputeOrder,
  now: Date,
): Promise<RecomputeOrder | null> {
  await noteStart(em, order, now);
  const ids = await concernedReports(em, order);
  const last = ids.at(-1);
  await lockReports(em, ids);
  const failed = await renewedWithout(em, ids, now);
  await noteBatch(em, order, { done: ids.length - failed.length, failed, endedAt: last ? null : now });
  return last ? { ...order, afterReportId: last } : null;
}

/** Renews what can be renewed and gives the rest: one report with a broken history holds up no other. */
async function renewedWithout(em: EntityManager, ids: readonly string[], now: Date): Promise<string[]> {
  if (await renewed(em, ids, now)) return [];
  const failed: string[] = [];
  for (const id of ids) if (!(await renewed(em, [id], now))) failed.push(id);
  return failed;
}

/** A lost connection fails again at the caller's next statement, and the whole batch comes back. */
const renewed = (em: EntityManager, ids: readonly string[], now: Date): Promise<boolean> =>
  em
    .transactional((savepoint) => renewClocks(savepoint, ids, { now }))
    .then(
      () => true,
      () => false,
    );

const newestOfEach = (reports: readonly ReportSnapshot[]): ReportSnapshot[] => [
  ...new Map([...reports].sort(olderFirst).map((report) => [report.reportId, report])).values(),
];

const olderFirst = (a: ReportSnapshot, b: ReportSnapshot) => a.seq - b.seq || a.phaseVersion - b.phaseVersion;

/** A row that this very statement has made has no `xmax`: nobody has told of the report before. */
const KEEP_NEWER = `
  insert into sla.report_state (report_id, seq, phase_version, snapshot)
  select (r->>'reportId')::uuid, (r->>'seq')::int, (r->>'phaseVersion')::int, r from jsonb_array_elements($1::jsonb) r order by 1
  on conflict (report_id) do update set seq = excluded.seq, phase_version = excluded.phase_version,
    snapshot = excluded.snapshot
  where (report_state.seq, report_state.phase_version) < (excluded.seq, excluded.phase_version)
  returning report_id as id, xmax = 0 as fresh`;
