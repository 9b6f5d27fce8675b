/**
 * Makes the list of which reports are of one matter anew out of the decisions, while the hub runs, and says how many
 * entries were wrong.
 *   npm run matters:rebuild
 */
import './say-errors.ts';
import { forkFor } from '../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { reportsDatabase } from '../subgraphs/reports/database.ts';
import { rebuildMatters } from '../subgraphs/reports/matter/matter-cache.service.ts';
import { openDatabase } from './hub-database.ts';

const { ownerUrl, config, stop } = await openDatabase();
const runtimes = await openRuntimes([reportsDatabase], ownerUrl, config);
const { members, repaired } = await forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER).transactional(rebuildMatters);
console.log(`${members} reports are of a matter with others; ${repaired} entries were wrong and are right now.`);
await runtimes.close();
await stop();
