import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { HubError, hubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { isPulledNoMore } from './closed.ts';
import { commitPage, type PageResult } from './commit-page.ts';
import { channelReader } from './history/channel-values.ts';
import { SourceImport } from './history/source-import.ts';
import { ofHub } from './hub-fault.ts';
import { awaitLease, keepLease } from './lease.ts';
import { policyOf } from './policy.ts';
import { ProfileWatch } from './profile-watch.ts';
import { pullContext } from './pull-context.ts';
import { readAhead } from './read-ahead.ts';
import { readPages } from './read-page.ts';
import { RunBook, type RunTerms } from './run-book.ts';
import { logRun } from './run-log.ts';
import { ScanWatch } from './scan-watch.ts';
import { settingsOf } from './settings.ts';
import { cursorFor } from './stored-cursor.ts';

/** How a pull may differ from the scheduled one. */
export interface PullOptions {
  connectors: Partial<Record<string, Connector>>;
  /** Values of `${NAME}` in the channel's settings. */
  variables: Record<string, string | undefined>;
  signal?: AbortSignal;
  /** Replaces parts of the settings for this run only, e.g. another file. */
  settings?: { [key: string]: Json };
  /** Fetches what lies behind from the beginning, beside the usual pulls: own cursor, letters marked historic. */
  backfill?: boolean;
  /** Told after each committed page; for progress lines, and for tests that interrupt. */
  afterPage?: (result: PageResult, book: RunBook) => void | Promise<void>;
  /** How long to wait for another run to end; absent: as long as it may be that of a dead worker. */
  patienceMs?: number;
}

/**
 * Pulls a channel to its end, page by page. The next page is asked for only when the one before is committed, with
 * `readsAhead` when the one before that is.
 * Failures of the source end the run with an outcome and set the channel's state; they are not thrown.
 * @returns the run's book @throws CHANNEL_NOT_FOUND, CHANNEL_BUSY, BAD_USER_INPUT (retired)
 */
export async function pullChannel(runtime: Runtime, channelId: string, options: PullOptions): Promise<RunBook> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const terms = await openChannel(em, runtime, channelId, options);
  const kept = keepLease(forkFor(runtime.orm, SYSTEM_VIEWER), channelId, terms.lease);
  try {
    const book = await RunBook.open(em, terms, runtime.now());
    const signal = AbortSignal.any([kept.lost, ...(options.signal ? [options.signal] : [])]);
    await run(em, runtime, terms, book, { ...options, signal });
    return book;
  } finally {
    kept.stop();
  }
}

/** The state is read under the lease: until then another run may move the cursor. */
async function openChannel(
  em: EntityManager,
  { now }: Runtime,
  channelId: string,
  options: PullOptions,
): Promise<RunTerms> {
  const known = await em.findOne(Channel, { id: channelId });
  const connector = known?.connector;
  if (connector && !options.connectors[connector])
    throw hubError('BAD_USER_INPUT', `${channelId} is pulled by the process of its connector ${connector}.`);
  if (known && (await isPulledNoMore(em, known, now())))
    throw hubError('BAD_USER_INPUT', `${channelId} is retired; nothing is pulled any more.`);
  const lease = await awaitLease(em, channelId, options.patienceMs);
  const channel = await em.findOneOrFail(Channel, { id: channelId }, { refresh: true });
  return { channel, lease, isOneOff: options.settings !== undefined, isBackfill: options.backfill === true };
}

async function run(
  em: EntityManager,
  runtime: Runtime,
  terms: RunTerms,
  book: RunBook,
  options: PullOptions & { signal: AbortSignal },
): Promise<void> {
  const history = terms.isBackfill ? await SourceImport.find(em, terms.channel.id) : null;
  try {
    const profile = await pullPages(em, runtime, terms, book, { ...options, history });
    await book.done(runtime.now(), profile);
    logRun(runtime.log, book);
  } catch (error) {
    if (options.signal.aborted || isLeaseLost(error) || error instanceof GaveWay) await book.abandoned(runtime.now());
    else await book.failed(error, runtime.now());
    logRun(runtime.log, book, error);
  }
  const { outcome } = book.run;
  const end = outcome === 'DONE' || outcome === 'FAILED' ? outcome : null;
  await history?.end(end, book.failure?.message ?? null, runtime.now());
}

async function pullPages(
  em: EntityManager,
  runtime: Runtime,
  { channel, lease, isOneOff, isBackfill }: RunTerms,
  book: RunBook,
  options: PullOptions & { signal: AbortSignal; history: SourceImport | null },
): Promise<ProfileWatch | null> {
  const connector = options.connectors[channel.connector ?? channel.family];
  if (!connector) throw new SourceError('config', `the family ${channel.family} cannot be pulled.`);
  const config = settingsOf(connector, channel.settings, options);
  const ctx = pullContext(em, runtime, connector, { channelId: channel.id, config, signal: options.signal });
  const reader = await ofHub(() => channelReader(em, channel.id, connector, config));
  const terms = { channel, lease, ordering: reader.ordering, runId: book.run.id, isBackfill };
  const cursor = cursorFor(connector, channel, isBackfill);
  const policy = policyOf(connector, config);
  const watch = new ScanWatch(channel, isBackfill || isOneOff ? { ...policy, deletes: 'ignore' } : policy);
  // A file handed in and old records may look otherwise: they say nothing about the usual pulls.
  const profile = isOneOff || isBackfill ? null : new ProfileWatch(channel, connector.version, policy.mayLack);
  const pages = readPages(connector.pull(ctx, cursor), reader, runtime.now);
  for await (const { page, read } of policy.readsAhead ? readAhead(pages) : pages) {
    ctx.signal.throwIfAborted();
    profile?.check(read.records);
    await ofHub(() => watch.check(em, page, read));
    const scan = watch.verdict(page);
    const deleted = policy.deletes === 'tombstone' && !isBackfill ? (page.deleted ?? []) : [];
    const toCommit = { ...read, cursor: page.cursor as Json, deleted, isWholeScan: scan.isWhole };
    const result = await ofHub(() => commitPage(em, runtime, terms, toCommit));
    await ofHub(() => book.add(result, read.dead, [...(page.notes ?? []), ...(scan.why === null ? [] : [scan.why])]));
    await ofHub(async () => options.history?.add(result, read));
    await options.afterPage?.(result, book);
    if (isBackfill && (await ofHub(() => isPullDue(em, channel.id, runtime.now())))) throw new GaveWay();
  }
  return profile;
}

/** A backfill leaves the channel to the pull that is due; it goes on there later. */
class GaveWay extends Error {}

async function isPullDue(em: EntityManager, channelId: string, now: Date): Promise<boolean> {
  const due = await em.execute(
    `select 1 from connectors.channel where id = ? and parked_at is null and seconds_between_pulls > 0 and next_due_at <= ?`,
    [channelId, now],
  );
  return due.length > 0;
}

const isLeaseLost = (error: unknown) => error instanceof HubError && error.code === 'CHANNEL_LEASE_LOST';
