import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChannelPhase } from '../../ledger/channel-phase.ts';

/** What decides whether a source is told of one of its records. */
export interface PushSubject {
  id: string;
  channelId: string;
  /** Installed connector that reads the channel; null: its family's own. */
  connector: string | null;
  phase: ChannelPhase;
  /** The record belongs to the channel's pilot set. */
  isPilot: boolean;
}

/** The records that pushes are about, by id; one that is not known is left out. */
export async function pushSubjects(
  em: EntityManager,
  pushes: readonly { sourceRecordId: string }[],
): Promise<Map<string, PushSubject>> {
  const ids = JSON.stringify([...new Set(pushes.map(({ sourceRecordId }) => sourceRecordId))]);
  const rows = await em.execute<PushSubject[]>(SUBJECTS, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

const SUBJECTS = `
  select r.id, r.channel_id as "channelId", c.connector, c.phase,
    exists (select 1 from connectors.pilot_report p where p.channel_id = r.channel_id and p.external_id = r.external_id) as "isPilot"
  from connectors.source_record r join connectors.channel c on c.id = r.channel_id
  where r.id = any(array(select jsonb_array_elements_text(?::jsonb)))`;
