import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { ReportStatus } from '../../kit/complaint.ts';
import type { Connector } from '../../kit/connector.ts';
import type { PushResult } from '../../kit/push.ts';
import { SourceError } from '../../kit/source-error.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { isTold } from '../../ledger/channel-phase.ts';
import { PushDelivery } from '../../ledger/push-delivery.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import { pullContext } from '../pull-context.ts';
import { settingsOf } from '../settings.ts';
import { CLAIM_SECONDS, claimPush } from './delivery-rows.ts';
import { failedPush } from './failed-push.ts';
import { pushSubjects } from './push-subject.ts';

/** What a delivery works with. */
export interface DeliveryOptions {
  connectors: Partial<Record<string, Connector>>;
  variables: Record<string, string | undefined>;
  signal: AbortSignal;
}

/** Why a status is not told at all. */
class Skipped extends Error {}

/**
 * Tells a channel's source every status that waits for it and is due. Each is claimed before the call and settled after
 * it: a worker that dies between leaves it WAITING, and it is told again with the same key.
 */
export async function deliverPushes(runtime: Runtime, channelId: string, options: DeliveryOptions): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  while (!options.signal.aborted) {
    const push = await claimPush(em, channelId, runtime.now());
    if (push === null) return;
    const settled = await deliver(em, runtime, push, options);
    await em.nativeUpdate(PushDelivery, { id: push.id, state: 'WAITING' }, { ...settled, claimedUntil: null });
  }
}

/** Tells one status; what its row says afterwards. */
async function deliver(
  em: EntityManager,
  runtime: Runtime,
  push: PushDelivery,
  options: DeliveryOptions,
): Promise<Partial<PushDelivery>> {
  const channel = await em.findOneOrFail(Channel, { id: push.channelId }, { refresh: true });
  try {
    const { outcome, remoteRef } = await call(em, runtime, channel, push, options);
    const clean = { errorCode: null, errorMessage: null };
    return {
      state: outcome,
      remoteRef,
      nextAt: null,
      settledAt: outcome === 'UNCERTAIN' ? null : runtime.now(),
      ...clean,
    };
  } catch (error) {
    // A worker that stops says nothing about the source: the next one tells it again, with the same key.
    if (options.signal.aborted) return { nextAt: runtime.now() };
    if (error instanceof Skipped)
      return { state: 'SKIPPED', nextAt: null, settledAt: runtime.now(), errorCode: null, errorMessage: error.message };
    return failedPush(em, channel, push, error, runtime.now());
  }
}

async function call(
  em: EntityManager,
  runtime: Runtime,
  channel: Channel,
  push: PushDelivery,
  options: DeliveryOptions,
): Promise<PushResult> {
  const subject = (await pushSubjects(em, [push])).get(push.sourceRecordId);
  if (!subject || !isTold(channel.phase, { ...subject, status: push.status }))
    throw new Skipped(`${channel.id} is ${channel.phase}; it is not told this any more.`);
  const reader = channel.connector ?? channel.family;
  const connector = options.connectors[reader];
  if (!connector?.pushStatus) throw new Skipped(`channels of the family ${reader} cannot be told.`);
  const config = settingsOf(connector, channel.settings, options);
  const statusOut = connector.statusOut?.(config)[push.status as ReportStatus];
  if (statusOut === undefined) throw new Skipped(`the source has no word for ${push.status}.`);
  // Kept before the call: should the source show it before we hear its answer, it is known for our own.
  await em.nativeUpdate(PushDelivery, { id: push.id }, { statusOut });
  const record = await em.findOneOrFail(SourceRecord, { id: push.sourceRecordId });
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout((CLAIM_SECONDS - 10) * 1_000)]);
  const ctx = pullContext(em, runtime, connector, { channelId: channel.id, config, signal });
  try {
    // A connector that does not heed the signal must not hold the channel up.
    const told = connector.pushStatus(ctx, {
      externalId: record.externalId,
      status: push.status as ReportStatus,
      statusOut,
      note: push.sealedNote && unseal(runtime.config.HUB_SECRET, push.sealedNote),
      at: push.at.toISOString(),
      key: push.key,
    });
    return await Promise.race([told, abortOf(signal)]);
  } catch (error) {
    if (signal.aborted && !options.signal.aborted) throw new SourceError('unavailable', 'it took too long to answer.');
    throw error;
  }
}

/** Rejects when the signal is aborted. */
const abortOf = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
