import { forkFor } from '../common/database/row-security.ts';
import type { JobStarter } from '../common/graphql/subgraph-parts.ts';
import { recomputeClocks } from '../common/handover/recompute-clocks.topic.ts';
import { reportsChanged } from '../common/handover/reports-changed.topic.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { computeClocks, takeInReports } from './clock/clock.job.ts';
import { ReportState } from './clock/report-state.entity.ts';

/** Reports computed again in one transaction. */
const BATCH = 500;

/** Reads changed reports, and orders to compute clocks again. */
export const startJobs: JobStarter = async ({ orm, letterBox, now }) => {
  const em = () => forkFor(orm, SYSTEM_VIEWER);
  await letterBox.receive(reportsChanged, 'sla', ({ reports }) =>
    em().transactional((tx) => takeInReports(tx, reports, now())),
  );
  await letterBox.receive(recomputeClocks, 'sla', ({ afterReportId }) =>
    em().transactional(async (tx) => {
      const behind = afterReportId === null ? {} : { reportId: { $gt: afterReportId } };
      const states = await tx.find(ReportState, behind, { orderBy: { reportId: 'asc' }, limit: BATCH });
      await computeClocks(
        tx,
        states.map(({ snapshot }) => snapshot),
        now(),
      );
      const last = states.at(-1);
      if (last) await letterBox.send(tx, recomputeClocks, { afterReportId: last.reportId });
    }),
  );
};
