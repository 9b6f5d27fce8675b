/**
 * Computes the sums behind the indicators of agencies from the facts again, while the hub runs, and says how many were
 * wrong. `--facts`: sends every report to be computed first, by the worker; once, after the tables have come.
 *   npm run performance:rebuild [-- --facts]
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { forkFor } from '../subgraphs/common/database/row-security.ts';
import { recomputeClocks } from '../subgraphs/common/handover/recompute-clocks.topic.ts';
import { SYSTEM_VIEWER } from '../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { slaDatabase } from '../subgraphs/sla/database.ts';
import { rebuildSums } from '../subgraphs/sla/performance/fact.service.ts';
import { openDatabase } from './hub-database.ts';

const { values } = parseArgs({ options: { facts: { type: 'boolean', default: false } } });
const { ownerUrl, config, stop } = await openDatabase();
const runtimes = await openRuntimes([slaDatabase], ownerUrl, config);
if (values.facts) {
  await runtimes.letterBox.post(recomputeClocks, {
    afterReportId: null,
    dueFromDay: null,
    receivedFromDay: null,
    agencyId: null,
    recomputationId: null,
  });
  console.log('Every report is being computed again by the worker.');
} else {
  const wrong = await rebuildSums(forkFor(runtimes.of('sla').orm, SYSTEM_VIEWER));
  console.log(wrong === 0 ? 'Every sum was right.' : `${wrong} sums were wrong and are right now.`);
}
await runtimes.close();
await stop();
