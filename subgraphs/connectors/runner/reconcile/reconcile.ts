import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Connector } from '../../kit/connector.ts';
import type { Json } from '../../kit/json.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Reconciliation } from '../../ledger/reconciliation.entity.ts';
import { channelValues } from '../history/channel-values.ts';
import { USUAL_ZONE } from '../listed-item.ts';
import { pullContext } from '../pull-context.ts';
import { settingsOf } from '../settings.ts';
import { failureOf } from '../source-failure.ts';
import { listingPages } from '../source-listing.ts';
import { compareSides } from './compare.ts';
import { type FiledItem, keepFiled, keepPage } from './listing-rows.ts';

/** How it is done. */
export interface ReconcileOptions {
  connectors: Partial<Record<string, Connector>>;
  variables: Record<string, string | undefined>;
  signal: AbortSignal;
  /** Settings put over the channel's own for this once: an export in place of the source's usual files. */
  settings?: { [key: string]: Json };
  /** Another side than the source: items of an export in the hub's words. */
  filed?: AsyncIterable<FiledItem[]>;
  /** Told after each page; for progress lines. */
  afterPage?(listed: number): void;
}

/** All days there are. */
const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'];

/**
 * Carries a reconciliation out that was asked for: lists the other side page by page, then compares it with the ledger.
 * Begun anew after a crash or a stop; one that is over is left alone. What fails is kept with it.
 */
export async function reconcile(runtime: Runtime, id: string, options: ReconcileOptions): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const run = await em.findOne(Reconciliation, { id, state: { $in: ['WAITING', 'RUNNING'] } });
  if (!run) return;
  await clear(em, id);
  Object.assign(run, { state: 'RUNNING', startedAt: runtime.now(), listed: 0, nameless: 0 });
  await em.flush();
  try {
    await compareWith(em, runtime, run, options);
    Object.assign(run, { state: 'DONE', endedAt: runtime.now() });
  } catch (error) {
    // A worker that stops says nothing about the source: the letter comes again.
    if (options.signal.aborted) throw error;
    Object.assign(run, { state: 'FAILED', endedAt: runtime.now(), ...failureOf(error, run.channelId) });
  }
  await clear(em, id);
  await em.flush();
}

/** Ids of the reconciliations that wait for an installed connector's process. */
export async function reconciliationsOf(em: EntityManager, connector: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select r.id from connectors.reconciliation r join connectors.channel c on c.id = r.channel_id
     where c.connector = ? and r.other_side = 'SOURCE' and r.state in ('WAITING', 'RUNNING') order by r.id`,
    [connector],
  );
  return rows.map(({ id }) => id);
}

const clear = (em: EntityManager, id: string) =>
  em.execute('delete from connectors.listing_item where reconciliation_id = ?::uuid', [id]);

async function compareWith(em: EntityManager, runtime: Runtime, run: Reconciliation, options: ReconcileOptions) {
  const channel = await em.findOneOrFail(Channel, { id: run.channelId });
  const connector = options.connectors[channel.connector ?? channel.family];
  const config = connector && settingsOf(connector, channel.settings, options);
  const window = { from: run.fromDay ?? FIRST_DAY, to: run.toDay ?? LAST_DAY };
  if (options.filed) await listFile(em, run, options.filed, options);
  else if (connector?.enumerate) await listSource(em, runtime, run, { connector, config, window, ...options });
  const isTwoSided = options.filed !== undefined || connector?.enumerate !== undefined;
  run.sides = isTwoSided ? 'TWO_SIDED' : 'ONE_SIDED';
  await em.transactional((tx) =>
    compareSides(tx, {
      reconciliationId: run.id,
      channelId: run.channelId,
      zone: connector?.timezone?.(config) ?? USUAL_ZONE,
      ...window,
      byContent: options.filed === undefined,
      startedAt: run.startedAt!,
      isTwoSided,
    }),
  );
}

type SourceTerms = ReconcileOptions & { connector: Connector; config: unknown; window: { from: string; to: string } };

/** The next page is read while the one before is being kept. */
async function listSource(em: EntityManager, runtime: Runtime, run: Reconciliation, terms: SourceTerms): Promise<void> {
  const { connector, config, window, signal, afterPage } = terms;
  const { id: reconciliationId, channelId } = run;
  const ctx = pullContext(em, runtime, connector, { channelId, config, signal });
  const listing = { reconciliationId, channelId, ordering: connector.ordering };
  let keeping: Promise<unknown> = Promise.resolve();
  for await (const page of listingPages(connector, ctx, window, await channelValues(em, channelId))) {
    await keeping;
    run.listed += page.records.length + page.unusable.length;
    run.nameless += page.unusable.filter(({ externalId }) => externalId === null).length;
    keeping = em.transactional(async (tx) => {
      // A listing that a crash cuts off is begun anew, so no page of it has to wait for the disk.
      await tx.execute('set local synchronous_commit = off');
      await keepPage(tx, listing, page);
      await showProgress(tx, run);
    });
    keeping.catch(() => {});
    afterPage?.(run.listed);
  }
  await keeping;
}

async function listFile(
  em: EntityManager,
  run: Reconciliation,
  filed: AsyncIterable<FiledItem[]>,
  { signal, afterPage }: ReconcileOptions,
): Promise<void> {
  for await (const items of filed) {
    signal.throwIfAborted();
    await keepFiled(em, run.id, items);
    run.listed += items.length;
    await showProgress(em, run);
    afterPage?.(run.listed);
  }
}

const showProgress = (em: EntityManager, { id, listed, nameless }: Reconciliation) =>
  em.execute('update connectors.reconciliation set listed = ?, nameless = ? where id = ?::uuid', [
    listed,
    nameless,
    id,
  ]);
