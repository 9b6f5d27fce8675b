import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { CONNECTORS } from '../../../subgraphs/connectors/families.ts';
import { Channel } from '../../../subgraphs/connectors/ledger/channel.entity.ts';
import { connectorsDatabase } from '../../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../../subgraphs/connectors/runner/pull-run.ts';
import type { RunBook } from '../../../subgraphs/connectors/runner/run-book.ts';
import { openDatabase } from '../../hub-database.ts';
import type { Prepared } from './scenario.ts';

/** How far a pull is, told now and then. */
export interface PullProgress {
  pulled: number;
}

/** What one pull took. */
export interface PullFigures {
  records: number;
  seconds: number;
  /** Greatest resident memory of the process. */
  peakMb: number;
  outcome: string;
}

/** A process of its own for each pull, so that its memory is its own. Reads the source from IPC, answers the figures. */
process.once('message', async ({ family, settings, channel }: Prepared & { channel: string }) => {
  const { ownerUrl, config } = await openDatabase({ ...process.env, ALLOW_PRIVATE_SOURCES: 'true' });
  const runtimes = await openRuntimes([connectorsDatabase], ownerUrl, config);
  const runtime = runtimes.of('connectors');
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const facts = { id: channel, name: channel, family, phase: 'DUAL' as const, secondsBetweenPulls: 0, settings };
  await em.persist(Object.assign(new Channel(), facts)).flush();
  const started = performance.now();
  let peak = 0;
  let told = 0;
  const afterPage = (_result: unknown, { run }: RunBook) => {
    peak = Math.max(peak, process.memoryUsage.rss());
    if (run.seen < told + 5_000) return;
    told = run.seen;
    process.send!({ pulled: run.seen } satisfies PullProgress);
  };
  const book = await pullChannel(runtime, channel, { connectors: CONNECTORS, variables: {}, afterPage });
  const seconds = (performance.now() - started) / 1000;
  const outcome = book.failure?.message ?? book.run.outcome;
  process.send!({ records: book.run.created, seconds, peakMb: peak / 2 ** 20, outcome } satisfies PullFigures);
  await runtimes.close();
  process.exit();
});
