import { forkFor } from '../common/database/row-security.ts';
import type { JobStarter } from '../common/graphql/subgraph-parts.ts';
import { directoryChanged } from '../common/handover/directory-changed.topic.ts';
import { lookAnew } from '../common/handover/look-anew.topic.ts';
import { recomputeClocks } from '../common/handover/recompute-clocks.topic.ts';
import { reportsChanged } from '../common/handover/reports-changed.topic.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { takeInAgencies } from './agency/move.job.ts';
import { lookAnewBatch } from './alarm/look-anew.job.ts';
import { recomputeBatch, takeInReports } from './clock/clock.job.ts';
import { foldWhenMany } from './performance/fact.service.ts';

/** Reads changed reports, orders to compute clocks again, and how the register of agencies stands. */
export const startJobs: JobStarter = async ({ orm, letterBox, now }) => {
  const em = () => forkFor(orm, SYSTEM_VIEWER);
  await letterBox.receive(reportsChanged, 'sla', async ({ reports }) => {
    await em().transactional((tx) => takeInReports(tx, reports, now()));
    await foldWhenMany(em());
  });
  await letterBox.receive(recomputeClocks, 'sla', async (order) => {
    await em().transactional(async (tx) => {
      const rest = await recomputeBatch(tx, order, now());
      if (rest) await letterBox.send(tx, recomputeClocks, rest);
    });
    await foldWhenMany(em());
  });
  await letterBox.receive(lookAnew, 'sla', (order) =>
    em().transactional(async (tx) => {
      const rest = await lookAnewBatch(tx, order);
      if (rest) await letterBox.send(tx, lookAnew, rest);
    }),
  );
  await letterBox.receive(directoryChanged, 'sla', ({ agencies }) =>
    em().transactional((tx) => takeInAgencies(tx, agencies, { letterBox, now })),
  );
};
