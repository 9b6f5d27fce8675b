/**
 * All workers of a hub, in a process of their own that a test may kill, with a clock that the test moves.
 *   node dist/test/support/workers-child.js <owner's address> <how far its clock is ahead, ms>
 */
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';

const [url = '', ahead = '0'] = process.argv.slice(2);
let aheadMs = Number(ahead);
process.on('message', (ms) => {
  aheadMs = Number(ms);
  process.send?.('moved');
});
process.on('disconnect', () => process.exit());

const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'warn', ALLOW_PRIVATE_SOURCES: 'true' });
const now = () => new Date(Date.now() + aheadMs);
const runtimes = await openRuntimes(DATABASES, url, config, { now, variables: process.env as Record<string, string> });
for (const { jobs, schedule, database } of SUBGRAPHS) {
  await jobs(runtimes.of(database.schema));
  await schedule?.(runtimes.of(database.schema));
}
process.send?.('reads');
