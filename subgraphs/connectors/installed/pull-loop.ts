import { setTimeout as sleep } from 'node:timers/promises';
import { forkFor } from '../../common/database/row-security.ts';
import { HubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { dryImport, dryImportsOf } from '../runner/history/dry-import.ts';
import { pullChannel } from '../runner/pull-run.ts';
import { deliverPushes } from '../runner/push/deliver-pushes.ts';
import { channelsWithPushes } from '../runner/push/delivery-rows.ts';
import { reconcile, reconciliationsOf } from '../runner/reconcile/reconcile.ts';
import { dueChannels } from '../runner/sweep.ts';
import type { InstalledConnector } from './load-connector.ts';

/** How often the connector's process looks for due channels: `pullChannel` makes one due, and its caller waits. */
const LOOK_MS = 2_000;

/** Pulls the connector's channels as they fall due, and tells their sources what waits, compares, one after the other, until the signal is aborted. */
export async function pullInstalled(runtime: Runtime, connector: InstalledConnector, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      for (const { id, pull } of await dueChannels(runtime, { [connector.id]: connector }, connector.id)) {
        if (signal.aborted) return;
        await pullOne(runtime, connector, id, { signal, backfill: !pull });
      }
      const em = forkFor(runtime.orm, SYSTEM_VIEWER);
      const own = { connectors: { [connector.id]: connector }, variables: runtime.variables, signal };
      for (const id of await channelsWithPushes(em, runtime.now(), connector.id)) await deliverPushes(runtime, id, own);
      for (const id of await reconciliationsOf(em, connector.id)) await reconcile(runtime, id, own);
      for (const id of await dryImportsOf(em, connector.id)) await dryImport(runtime, id, own);
    } catch (error) {
      runtime.log.warn({ connector: connector.id, err: (error as Error).message }, 'looking for due channels failed');
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

/** Another run of the channel (a command) may be under way: then the next look finds it due or not. */
async function pullOne(
  runtime: Runtime,
  connector: InstalledConnector,
  channelId: string,
  terms: { signal: AbortSignal; backfill: boolean },
) {
  const own = { connectors: { [connector.id]: connector }, variables: runtime.variables };
  const options = { ...own, ...terms, patienceMs: 0 };
  try {
    await pullChannel(runtime, channelId, options);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    runtime.log.info({ channel: channelId, code: error.code }, 'not pulled');
  }
}
