/**
 * Sends the notices that are due, in a process of its own that a test may kill.
 *   node dist/test/support/notices-child.js <owner's address>
 */
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { noticesDatabase } from '../../subgraphs/notices/database.ts';
import { deliverDue } from '../../subgraphs/notices/delivery/delivery.job.ts';

const [url = ''] = process.argv.slice(2);
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ALLOW_PRIVATE_SOURCES: 'true' });
const runtimes = await openRuntimes([noticesDatabase], url, config);
await deliverDue(runtimes.of('notices'));
await runtimes.close();
