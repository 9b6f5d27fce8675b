import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';

/** How long a run may be silent before another one may take the channel over, seconds. */
const LEASE_SECONDS = 60;

/**
 * Takes the right to write a channel's records.
 * @returns the lease, to be shown at every commit. @throws CHANNEL_BUSY while another run has it
 */
export async function takeLease(em: EntityManager, channelId: string): Promise<string> {
  const lease = randomUUID();
  const taken = await em.execute(
    `update connectors.channel set lease = ?::uuid, lease_until = now() + interval '${LEASE_SECONDS} seconds'
     where id = ? and (lease is null or lease_until < now()) returning id`,
    [lease, channelId],
  );
  if (taken.length === 0) throw hubError('CHANNEL_BUSY', channelId);
  return lease;
}

/**
 * Locks the channel for the transaction and renews the lease.
 * @throws CHANNEL_LEASE_LOST when it is not ours any more: everything in the transaction must go back.
 */
export async function holdLease(em: EntityManager, channelId: string, lease: string): Promise<void> {
  const held = await em.execute(
    `update connectors.channel set lease_until = now() + interval '${LEASE_SECONDS} seconds'
     where id = ? and lease = ?::uuid returning id`,
    [channelId, lease],
  );
  if (held.length === 0) throw hubError('CHANNEL_LEASE_LOST', channelId);
}

/** Gives the channel free; a lease that was lost meanwhile is left alone. */
export async function releaseLease(em: EntityManager, channelId: string, lease: string): Promise<void> {
  await em.execute('update connectors.channel set lease = null, lease_until = null where id = ? and lease = ?::uuid', [
    channelId,
    lease,
  ]);
}
