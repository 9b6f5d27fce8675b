import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../ledger/channel.entity.ts';
import type { Family } from '../ledger/family.ts';

/** How long a retired channel still takes in what comes late. */
const OPEN_FOR = `interval '12 months'`;

/** Families that a retired channel is still pulled by: a mailbox and a folder for uploads stand open when their application is gone. */
const STAY_OPEN: readonly Family[] = ['MAIL', 'SHEET'];

/** SQL: the channel `alias` was retired, and the time for late arrivals has not passed at `now`. */
const takesLate = (alias: string, now: string) => `${alias}.phase = 'RETIRED' and exists (
  select 1 from connectors.phase_change p where p.channel_id = ${alias}.id and p.to_phase = 'RETIRED' and p.at > ${now}::timestamptz - ${OPEN_FOR})`;

/** SQL: the same, and it is of a family that is pulled for them. */
export const isPulledLate = (alias: string, now: string) =>
  `${takesLate(alias, now)} and ${alias}.connector is null and ${alias}.family in (${STAY_OPEN.map((family) => `'${family}'`)})`;

/** Nothing is taken in any more: the channel is retired, and twelve months have passed. */
export async function isClosed(em: EntityManager, { id, phase }: Channel, now: Date): Promise<boolean> {
  if (phase !== 'RETIRED') return false;
  const open = await em.execute(`select 1 from connectors.channel c where c.id = ? and ${takesLate('c', '?')}`, [
    id,
    now,
  ]);
  return open.length === 0;
}

/** It is pulled no more: it is closed, or nothing of its family stands open after retirement. */
export const isPulledNoMore = async (em: EntityManager, channel: Channel, now: Date): Promise<boolean> =>
  channel.phase === 'RETIRED' &&
  (channel.connector !== null || !STAY_OPEN.includes(channel.family) || (await isClosed(em, channel, now)));
