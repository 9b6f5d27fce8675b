import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector, Json, Page, PullContext } from '../kit/connector.ts';
import { normalizeInfo } from '../kit/normalize-info.ts';
import { SourceError } from '../kit/source-error.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { type CommitTerms, commitPage, type PageResult } from './commit-page.ts';
import { rawHash } from './content-hash.ts';
import { releaseLease, takeLease } from './lease.ts';
import { isDead, type NormalRecord, normalizeRecord } from './normalize-page.ts';
import { pullContext } from './pull-context.ts';
import { RunBook } from './run-book.ts';
import { settingsOf } from './settings.ts';

/** How a pull may differ from the scheduled one. */
export interface PullOptions {
  connectors: Partial<Record<string, Connector>>;
  /** Values of `${NAME}` in the channel's settings. */
  variables: Record<string, string | undefined>;
  signal?: AbortSignal;
  /** Replaces parts of the settings for this run only, e.g. another file. */
  settings?: { [key: string]: Json };
  /** Told after each committed page; for progress lines, and for tests that interrupt. */
  afterPage?: (result: PageResult, book: RunBook) => void | Promise<void>;
}

/** Share of a page that may be unusable before we believe that the source has changed; pages of fewer records prove nothing. */
const DRIFT_SHARE = 0.5;
const DRIFT_MIN_RECORDS = 5;

/**
 * Pulls a channel to its end, page by page. The next page is asked for only when the one before is committed.
 * Failures of the source end the run with an outcome and set the channel's state; they are not thrown.
 * @returns the run's book @throws CHANNEL_NOT_FOUND, CHANNEL_BUSY
 */
export async function pullChannel(runtime: Runtime, channelId: string, options: PullOptions): Promise<RunBook> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const channel = await em.findOne(Channel, { id: channelId });
  if (!channel) throw hubError('CHANNEL_NOT_FOUND', channelId);
  const lease = await takeLease(em, channelId);
  const book = await RunBook.open(em, channel, runtime.now());
  try {
    await pullPages(em, runtime, channel, lease, book, options);
    await book.done(runtime.now());
  } catch (error) {
    await book.failed(error, runtime.now());
  } finally {
    await releaseLease(em, channelId, lease);
  }
  return book;
}

async function pullPages(
  em: EntityManager,
  runtime: Runtime,
  channel: Channel,
  lease: string,
  book: RunBook,
  options: PullOptions,
): Promise<void> {
  const connector = options.connectors[channel.family];
  if (!connector) throw new SourceError('config', `the family ${channel.family} cannot be pulled.`);
  const config = settingsOf(connector, channel.settings, options);
  const ctx = pullContext(connector, config, runtime, options.signal ?? new AbortController().signal);
  const cursor = connector.cursor.safeParse(channel.cursor);
  const terms: CommitTerms = { channel, lease, ordering: connector.ordering };
  for await (const page of connector.pull(ctx, cursor.success ? cursor.data : null)) {
    ctx.signal.throwIfAborted();
    const result = await commitOnePage(em, runtime, terms, connector, ctx, page, book);
    await options.afterPage?.(result, book);
  }
}

async function commitOnePage(
  em: EntityManager,
  runtime: Runtime,
  terms: CommitTerms,
  connector: Connector,
  ctx: PullContext<unknown>,
  page: Page<unknown>,
  book: RunBook,
): Promise<PageResult> {
  const info = normalizeInfo(connector, ctx.config);
  const read = page.records.map((raw) => normalizeRecord(raw, (r) => connector.normalize(r, info), runtime.now()));
  const records = read.filter((record): record is NormalRecord => !isDead(record));
  const dead = [
    ...read.filter(isDead),
    ...(page.unreadable ?? []).map(({ raw, where, why }) => ({
      raw,
      rawHash: rawHash(raw),
      place: where,
      reason: why,
    })),
  ];
  const total = records.length + dead.length;
  if (total >= DRIFT_MIN_RECORDS && dead.length > total * DRIFT_SHARE) {
    throw new SourceError(
      'drift',
      `${dead.length} of ${total} records of a page cannot be used, first ${dead[0]?.place}: ${dead[0]?.reason}`,
    );
  }
  const result = await commitPage(em, runtime, terms, { records, dead, cursor: page.cursor as Json });
  await book.add(result, dead, page.notes ?? []);
  return result;
}
