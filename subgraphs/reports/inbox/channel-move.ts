import type { EntityManager } from '@mikro-orm/postgresql';

/** A channel's move, as the channels tell it. */
export interface ChannelMove {
  channelId: string;
  /** Grows with each move. */
  phaseVersion: number;
  hidden: boolean;
  /** The old system writes to citizens; absent: a letter of before. */
  silent?: boolean | undefined;
}

/** Letters of one channel wait for each other: no two make a report of one record, and no page misses a move. */
export const lockInbox = (em: EntityManager, channelId: string) =>
  em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`reports inbox ${channelId}`]);

/** Keeps the move; false: a later one is known already. */
export async function keepMove(
  em: EntityManager,
  { channelId, phaseVersion, hidden, silent }: ChannelMove,
): Promise<boolean> {
  const kept = await em.execute(
    `insert into reports.channel_move (channel_id, phase_version, hidden, silent) values (?, ?, ?, ?)
     on conflict (channel_id) do update set phase_version = excluded.phase_version, hidden = excluded.hidden, silent = excluded.silent
     where channel_move.phase_version < excluded.phase_version returning channel_id`,
    [channelId, phaseVersion, hidden, silent ?? null],
  );
  return kept.length > 0;
}

/** What holds for the reports of a page: who sees them, and who writes to their citizens. */
export interface PageStanding {
  hidden: boolean;
  silent: boolean;
}

/**
 * A page that was committed before the channel moved may be read after the move: then the move holds. One that is ahead
 * of the move is believed, but not kept: the move itself has to reach the reports brought before. History stays silent.
 */
export async function standingOf(
  em: EntityManager,
  page: PageStanding & { channelId: string; phaseVersion: number; historic: boolean },
): Promise<PageStanding> {
  const [known] = await em.execute<{ hidden: boolean; silent: boolean | null }[]>(
    'select hidden, silent from reports.channel_move where channel_id = ? and phase_version > ?',
    [page.channelId, page.phaseVersion],
  );
  if (!known) return { hidden: page.hidden, silent: page.silent };
  return { hidden: known.hidden, silent: page.historic || (known.silent ?? page.silent) };
}
