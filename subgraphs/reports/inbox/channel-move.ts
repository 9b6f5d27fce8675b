import type { EntityManager } from '@mikro-orm/postgresql';

/** A channel's move between hidden and shown, as the channels tell it. */
export interface ChannelMove {
  channelId: string;
  /** Grows with each move. */
  phaseVersion: number;
  hidden: boolean;
}

/** Letters of one channel wait for each other: no two make a report of one record, and no page misses a move. */
export const lockInbox = (em: EntityManager, channelId: string) =>
  em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`reports inbox ${channelId}`]);

/** Keeps the move; false: a later one is known already. */
export async function keepMove(em: EntityManager, { channelId, phaseVersion, hidden }: ChannelMove): Promise<boolean> {
  const kept = await em.execute(
    `insert into reports.channel_move (channel_id, phase_version, hidden) values (?, ?, ?)
     on conflict (channel_id) do update set phase_version = excluded.phase_version, hidden = excluded.hidden
     where channel_move.phase_version < excluded.phase_version returning channel_id`,
    [channelId, phaseVersion, hidden],
  );
  return kept.length > 0;
}

/**
 * Are the records of this page hidden? A page that was committed before the channel moved may be read after the move.
 * One that is ahead of the move is believed, but not kept: the move itself has to reach the reports brought before.
 */
export async function isPageHidden(em: EntityManager, page: ChannelMove): Promise<boolean> {
  const [known] = await em.execute<{ hidden: boolean }[]>(
    'select hidden from reports.channel_move where channel_id = ? and phase_version > ?',
    [page.channelId, page.phaseVersion],
  );
  return known ? known.hidden : page.hidden;
}
