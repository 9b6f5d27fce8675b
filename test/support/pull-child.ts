/**
 * Pulls an invented channel of many pages, in a process of its own that a test may kill. Says "page" after each
 * page and how it ended.
 *   node dist/test/support/pull-child.js <owner's address> <channel> <pages> <records per page>
 */
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { item, listsConnector } from './pages-connector.ts';

const [url = '', channel = '', pages = '0', size = '0'] = process.argv.slice(2);
const lists = Array.from({ length: Number(pages) }, (_, page) =>
  Array.from({ length: Number(size) }, (_, n) => item(String(page * Number(size) + n))),
);

const runtimes = await openRuntimes([connectorsDatabase], url, hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }));
const { run } = await pullChannel(runtimes.of('connectors'), channel, {
  connectors: { REST: listsConnector(lists) },
  variables: {},
  afterPage: () => console.log('page'),
});
console.log(run.outcome);
await runtimes.close();
