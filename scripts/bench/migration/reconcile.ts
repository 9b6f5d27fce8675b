import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { startEmbeddedPostgres } from '../../../subgraphs/common/database/embedded-postgres.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import type { Runtime } from '../../../subgraphs/common/runtime/runtime.ts';
import { channelsContext } from '../../../subgraphs/connectors/channels/context.ts';
import { CONNECTORS } from '../../../subgraphs/connectors/families.ts';
import { Channel } from '../../../subgraphs/connectors/ledger/channel.entity.ts';
import { connectorsDatabase } from '../../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../../subgraphs/connectors/runner/pull-run.ts';
import { reconcile } from '../../../subgraphs/connectors/runner/reconcile/reconcile.ts';
import { progressLine } from '../../progress.ts';
import { SCENARIOS } from '../connectors/scenarios.ts';
import { watchPeak } from './peak.ts';
import { msEach, spent } from './spent.ts';

/** What a comparison of a channel with its source took. */
export interface ReconcileFigures {
  records: number;
  reconcileRecordsPerSecond: number;
  reconcileCpuMsPerRecord: number;
  /** Greatest resident memory of the process while it compared. */
  reconcilePeakMb: number;
  unexplained: number;
}

const CHANNEL = 'bench-banding';

/** Pulls an invented SQL application into a throw-away database, then compares the two: listing, comparison, causes. */
export async function reconcileBench(records: number): Promise<ReconcileFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'postgres');
  const postgres = await startEmbeddedPostgres({ folder: data, password: 'bench' });
  await migrateAll(postgres.url, DEVELOPMENT_SECRET, [connectorsDatabase]);
  const source = await SCENARIOS.sql!.prepare(records, postgres.url);
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ALLOW_PRIVATE_SOURCES: 'true' });
  const runtimes = await openRuntimes([connectorsDatabase], postgres.url, config);
  try {
    await fill(runtimes.of('connectors'), source.settings);
    return await compare(runtimes.of('connectors'), data, records);
  } finally {
    await runtimes.close();
    await source.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(runtime: Runtime, settings: Channel['settings']): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const facts = { id: CHANNEL, name: CHANNEL, family: 'SQL', phase: 'SHADOW', secondsBetweenPulls: 300, settings };
  await em.persist(Object.assign(new Channel(), facts)).flush();
  const progress = progressLine('Pulling');
  const options = { connectors: CONNECTORS, variables: {} };
  await pullChannel(runtime, CHANNEL, { ...options, afterPage: (_, { run }) => progress.show(run.seen) });
  progress.end();
  // What the server does by itself within a minute; the measuring does not wait for it.
  await em.execute('analyze connectors.source_record').catch(() => {});
}

async function compare(runtime: Runtime, data: string, records: number): Promise<ReconcileFigures> {
  const { services } = await channelsContext(runtime, SYSTEM_VIEWER, 'bench');
  const { id } = await services.reconciliation.open(CHANNEL, 'SOURCE');
  const progress = progressLine('Comparing');
  const { signal } = new AbortController();
  const peak = watchPeak();
  const before = spent(data);
  const started = performance.now();
  await reconcile(runtime, id, {
    ...{ connectors: CONNECTORS, variables: {}, signal },
    afterPage: (listed) => progress.show(listed, records),
  });
  const seconds = (performance.now() - started) / 1000;
  const cpu = msEach(before, spent(data), records);
  progress.end();
  const run = (await services.reconciliation.one(CHANNEL, id))!;
  const sums = await services.outcome.sums(run);
  if (sums.source !== records) throw new Error(`${sums.source} of ${records} records compared: ${run.errorMessage}`);
  return {
    records,
    reconcileRecordsPerSecond: Math.round(records / seconds),
    reconcileCpuMsPerRecord: cpu,
    reconcilePeakMb: peak.end(),
    unexplained: sums.unexplained,
  };
}
