/**
 * Imports a file of history with every context in this process, which a test may kill. Says "page" after each page,
 * "ledger" at the file's end and "done" once all has been taken in.
 *   node dist/test/support/import-child.js <owner's address> <channel> <file>
 */
import { importFile } from '../../scripts/history/import-file.ts';
import { untilTakenIn } from '../../scripts/until-drained.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';

const [url = '', channel = '', path = ''] = process.argv.slice(2);
const runtimes = await openRuntimes(DATABASES, url, hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }));
for (const { seed, jobs, database } of SUBGRAPHS) {
  await seed?.(runtimes.of(database.schema));
  await jobs(runtimes.of(database.schema));
}
const { signal } = new AbortController();
const told = { afterPage: () => console.log('page') };
await importFile(runtimes.of('connectors'), { channel, path, dry: false, signal, ...told });
console.log('ledger');
await untilTakenIn(runtimes.letterBox);
console.log('done');
await runtimes.close();
