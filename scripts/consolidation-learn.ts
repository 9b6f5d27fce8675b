/**
 * Learns weights of the comparison from the pairs that people decided in this hub, and prints how well they would have
 * judged districts they have not seen, against the weights in force. Nothing is activated.
 *   npm run learn:consolidation -- [--json] [--min 500] [--save-draft]
 * --save-draft stores the weights as a DRAFT, which a central admin may let run in shadow.
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { forkFor } from '../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { reportsDatabase } from '../subgraphs/reports/database.ts';
import { openDatabase } from './hub-database.ts';
import { learn } from './learn/learn.ts';
import { table } from './learn/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    min: { type: 'string', default: '500' },
    'save-draft': { type: 'boolean', default: false },
  },
});

const { ownerUrl, config, stop } = await openDatabase();
const runtimes = await openRuntimes([reportsDatabase], ownerUrl, config);
try {
  const hub = forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER);
  const options = { fewest: Number(values.min), saveDraft: values['save-draft'], now: new Date() };
  const outcome = await hub.transactional((em) => learn(em, options));
  console.log(values.json ? JSON.stringify(outcome) : table(outcome));
} finally {
  await runtimes.close();
  await stop();
}
