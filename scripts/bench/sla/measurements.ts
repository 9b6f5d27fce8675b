import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import { recomputeBatch } from '../../../subgraphs/sla/clock/clock.job.ts';
import { concernedReports } from '../../../subgraphs/sla/clock/report-state.loader.ts';
import { slaContext } from '../../../subgraphs/sla/context.ts';
import { foldWhenMany } from '../../../subgraphs/sla/performance/fact.service.ts';
import { FOUNDING_RULES } from '../../../subgraphs/sla/rule-set/founding-rules.ts';
import { LARGE_AGENCY, MINISTRY } from './fill.ts';
import type { FilledSla } from './filled-sla.ts';
import { BENCH_NOW } from './template.ts';

const HOLIDAY = { day: '2026-03-12', kind: 'JOINT_LEAVE', name: 'Cuti bersama contoh' } as const;
const PERIOD = { from: '2025-01-01', to: '2026-04-30' };
const REPORTS_OF_A_PAGE = 20;
const viewer = (role: Viewer['role'], agencyId: string | null = null): Viewer => ({ ...PUBLIC_VIEWER, role, agencyId });
const contextOf = (sla: FilledSla, of: Viewer) => slaContext(sla.runtime, of, 'bench');

/** Milliseconds of the national overview of all months, as the public asks for it. */
export const nationalOverview = (sla: FilledSla) =>
  timed(async () => {
    const { received } = await (await contextOf(sla, PUBLIC_VIEWER)).services.performance.ofNation(PERIOD, {});
    if (!received) throw new Error('The national overview is empty.');
  });

/** Milliseconds of the overview of a ministry with 500 offices, as its admin asks for it. */
export const ministryOverview = (sla: FilledSla) =>
  timed(async () => {
    const { services } = await contextOf(sla, viewer('AGENCY_ADMIN', MINISTRY));
    const { received } = await services.performance.ofAgency(MINISTRY, PERIOD, {});
    if (!received) throw new Error('The overview of the ministry is empty.');
  });

/** Milliseconds of a page of 100 duties of that ministry that are due soon, as its admin asks for it. */
export const dueSoonList = (sla: FilledSla) =>
  timed(async () => {
    const { services } = await contextOf(sla, viewer('AGENCY_ADMIN', MINISTRY));
    const page = await services.workQueue.dueSoon({ first: 100 }, 5, { agencyId: MINISTRY });
    if (page.edges.length === 0) throw new Error('Nothing is due soon.');
  });

/** Milliseconds of a page of 100 overdue clocks of a large agency with all below it, as its admin asks for it. */
export const overdueList = (sla: FilledSla) =>
  timed(async () => {
    const { services } = await contextOf(sla, viewer('AGENCY_ADMIN', LARGE_AGENCY));
    const page = await services.clock.list({ first: 100 }, { agencyId: LARGE_AGENCY, state: 'OVERDUE' });
    if (page.edges.length === 0) throw new Error('The overdue list is empty.');
  });

/** Seconds of the preview of a rule set that concerns every report, and how many reports it examined. */
export async function preview(sla: FilledSla): Promise<{ seconds: number; examined: number }> {
  const { services } = await contextOf(sla, viewer('CENTRAL_ADMIN'));
  const rules = FOUNDING_RULES.rules.map((rule) => ({ ...rule, limitDays: rule.limitDays + 1 }));
  const input = { idempotencyKey: 'bench', version: 'contoh', validFromDay: '2025-01-01', rules };
  const started = performance.now();
  const { examined } = await services.preview.ruleSet(input, 20);
  return { seconds: (performance.now() - started) / 1000, examined };
}

/** Milliseconds of the clocks of 20 reports, each by its id; other reports at every call. */
export async function lookUp(sla: FilledSla, rows: number): Promise<number> {
  const numbers = Array.from({ length: REPORTS_OF_A_PAGE }, () => Math.floor(Math.random() * rows));
  const ids = numbers.map((n) => `b0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
  return timed(async () => {
    const { loaders } = await contextOf(sla, PUBLIC_VIEWER);
    const found = await Promise.all(ids.map((id) => loaders.clocksOfReport.load(id)));
    if (found.some((clocks) => clocks.length === 0)) throw new Error('A report has no clocks.');
  });
}

/** Publishes a free day and computes clocks again as the job does, one letter after the other, at most `seconds`. */
export async function recompute(sla: FilledSla, seconds: number, show: (clocks: number) => void): Promise<number> {
  const { services } = await contextOf(sla, viewer('CENTRAL_ADMIN'));
  await services.calendar.amend({ idempotencyKey: 'bench', decree: 'SKB contoh', add: [HOLIDAY], remove: [] });
  let order = {
    afterReportId: null as string | null,
    dueFromDay: HOLIDAY.day,
    receivedFromDay: null,
    agencyId: null,
    recomputationId: null,
  };
  let clocks = 0;
  for (let spent = 0; spent < seconds * 1000; show(clocks)) {
    const reports = await concernedReports(sla.em(), order);
    if (reports.length === 0) return clocks / (spent / 1000);
    spent += await timed(async () => {
      const rest = await sla.em().transactional((tx) => recomputeBatch(tx, order, BENCH_NOW));
      await foldWhenMany(sla.em());
      order = { ...order, afterReportId: rest!.afterReportId };
    });
    clocks += await currentClocks(sla, reports);
    if (spent >= seconds * 1000) return clocks / (spent / 1000);
  }
  throw new Error('There was no time to compute a clock.');
}

async function currentClocks(sla: FilledSla, reportIds: readonly string[]): Promise<number> {
  const [row] = await sla
    .em()
    .execute<{ n: number }[]>(
      'select count(*)::int as n from sla.sla_clock where current and report_id = any(?::uuid[])',
      [`{${reportIds}}`],
    );
  return row!.n;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
