import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { HubError, hubError } from '../../common/errors/hub-error.ts';

/**
 * How long a worker may be silent before another one may take its channel over, seconds. Short, because a live worker
 * renews it by the clock, however slow its source is; a dead one then blocks its channel for this long at most.
 */
const LEASE_SECONDS = 20;
const RENEW_MS = 5_000;
/** How often a waiting worker looks whether the channel has come free. */
const LOOK_MS = 250;
/** After this long the lease of a dead worker is over; what still holds is a live one's. */
const PATIENCE_MS = (LEASE_SECONDS + 2) * 1_000;

const LEASE_END = `now() + interval '${LEASE_SECONDS} seconds'`;

/**
 * Takes the right to write a channel's records.
 * @returns the lease, to be shown at every commit @throws CHANNEL_NOT_FOUND, CHANNEL_BUSY while another run has it
 */
export async function takeLease(em: EntityManager, channelId: string): Promise<string> {
  const lease = randomUUID();
  const taken = await em.execute(
    `update connectors.channel set lease = ?::uuid, lease_until = ${LEASE_END}
     where id = ? and (lease is null or lease_until < now()) returning id`,
    [lease, channelId],
  );
  if (taken.length > 0) return lease;
  const known = await em.execute('select 1 from connectors.channel where id = ?', [channelId]);
  throw hubError(known.length > 0 ? 'CHANNEL_BUSY' : 'CHANNEL_NOT_FOUND', channelId);
}

/** As `takeLease`, but waits while the run that has it may be that of a dead worker. */
export async function awaitLease(em: EntityManager, channelId: string, patienceMs = PATIENCE_MS): Promise<string> {
  for (const end = performance.now() + patienceMs; ; await sleep(LOOK_MS)) {
    try {
      return await takeLease(em, channelId);
    } catch (error) {
      const busy = error instanceof HubError && error.code === 'CHANNEL_BUSY';
      if (!busy || performance.now() >= end) throw error;
    }
  }
}

/**
 * Locks the channel for the transaction and renews the lease.
 * @throws CHANNEL_LEASE_LOST when it is not ours any more, or the channel has moved to another phase: everything in the
 * transaction must go back.
 */
export async function holdLease(
  em: EntityManager,
  { id, phaseVersion }: { id: string; phaseVersion: number },
  lease: string,
): Promise<void> {
  const held = await em.execute(
    `update connectors.channel set lease_until = ${LEASE_END}
     where id = ? and lease = ?::uuid and phase_version = ? returning id`,
    [id, lease, phaseVersion],
  );
  if (held.length === 0) throw hubError('CHANNEL_LEASE_LOST', id);
}

/** Gives the channel free; a lease that was lost meanwhile is left alone. */
export async function releaseLease(em: EntityManager, channelId: string, lease: string): Promise<void> {
  await em.execute('update connectors.channel set lease = null, lease_until = null where id = ? and lease = ?::uuid', [
    channelId,
    lease,
  ]);
}

/** A lease that is renewed by the clock. `lost` is aborted with CHANNEL_LEASE_LOST when another worker has taken it. */
export function keepLease(em: EntityManager, channelId: string, lease: string) {
  const lost = new AbortController();
  const renew = async () => {
    const held = await em.execute(
      `update connectors.channel set lease_until = ${LEASE_END} where id = ? and lease = ?::uuid returning id`,
      [channelId, lease],
    );
    if (held.length === 0) lost.abort(hubError('CHANNEL_LEASE_LOST', channelId));
  };
  // A renewal that fails is tried again; the fence at the commit holds in any case.
  const timer = setInterval(() => void renew().catch(() => {}), RENEW_MS);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
