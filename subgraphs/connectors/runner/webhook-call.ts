import { createHash } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import type { WebhookDelivery, WebhookRequest } from '../kit/webhook.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { channelReader } from './history/channel-values.ts';
import { pullContext } from './pull-context.ts';
import { recordPage } from './record-page.ts';
import { settingsOf } from './settings.ts';

/** Services try again for a week at most. */
const REMEMBERED_DAYS = 30;
/** A call that waits longer for another one of its channel is sent again by the service. */
const LOCK_TIMEOUT = '2s';

/** State of a channel that has just been called. */
const WORKING = { failures: 0, errorCode: null, errorMessage: null, errorAt: null };

/** What the source is answered. */
export type WebhookAnswer = NonNullable<WebhookDelivery['answer']>;

const TAKEN: WebhookAnswer = { status: 200, contentType: 'text/plain', body: '' };

/**
 * Takes a source's call in. It is verified before anything is locked, read again under the channel's lock (another call
 * may have added to the same record meanwhile), and answered when it is committed.
 * @returns null for a channel that is not called, or does not exist
 * @throws SourceError('auth') not the source's, ('record') unreadable; CHANNEL_BUSY while a pull is under way
 */
export async function takeCall(
  runtime: Runtime,
  channelId: string,
  request: WebhookRequest,
  connectors: Partial<Record<string, Connector>>,
): Promise<WebhookAnswer | null> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const channel = await em.findOne(Channel, { id: channelId });
  const connector = channel && connectors[channel.family];
  if (!channel || !connector?.webhook || channel.phase === 'RETIRED') return null;
  const config = settingsOf(connector, channel.settings, runtime);
  const { signal } = new AbortController();
  const terms = { channelId, config, signal };
  const unlocked = { ...pullContext(em, runtime, connector, terms), recall: async () => null };
  const { answer, records, deliveries } = await connector.webhook(unlocked, request);
  if (records.length > 0 || deliveries.length > 0) {
    const read = (tx: EntityManager) => connector.webhook!(pullContext(tx, runtime, connector, terms), request);
    await commitCall(em, runtime, { channelId, connector, config }, read);
  }
  return answer ?? TAKEN;
}

interface CallTerms {
  channelId: string;
  connector: Connector;
  config: unknown;
}

function commitCall(
  em: EntityManager,
  runtime: Runtime,
  { channelId, connector, config }: CallTerms,
  read: (tx: EntityManager) => Promise<WebhookDelivery>,
): Promise<void> {
  return em.transactional(async (tx) => {
    await tx.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const channel = await tx.findOneOrFail(Channel, { id: channelId }, { lockMode, refresh: true });
    const { records, deliveries } = await read(tx);
    if (deliveries.length > 0 && (await unseen(tx, channelId, deliveries, runtime.now())) === 0) return;
    if (records.length > 0) {
      const reader = await channelReader(tx, channelId, connector, config);
      const { run } = await recordPage(tx, runtime, channel, records, reader);
      Object.assign(channel, WORKING, { lastSuccessAt: run.endedAt });
    }
  });
}

/** Remembers these marks and forgets old ones. Gives how many were not known yet. */
async function unseen(em: EntityManager, channelId: string, marks: readonly string[], now: Date): Promise<number> {
  const hashes = marks.map((mark) => createHash('sha256').update(mark).digest('hex'));
  await em.execute(`delete from connectors.webhook_delivery where channel_id = ? and seen_at < ?`, [
    channelId,
    new Date(now.valueOf() - REMEMBERED_DAYS * 86_400_000),
  ]);
  const added = await em.execute<object[]>(
    `insert into connectors.webhook_delivery (channel_id, delivery, seen_at)
     select ?, mark, ? from jsonb_array_elements_text(?::jsonb) mark on conflict do nothing returning delivery`,
    [channelId, now, JSON.stringify([...new Set(hashes)])],
  );
  return added.length;
}
