import type { EntityManager } from '@mikro-orm/postgresql';
import type { Connector } from '../../kit/connector.ts';
import type { ValueKind } from '../../ledger/import-words.ts';
import { PUSHED, type RecordReader, readerOf } from '../record-reader.ts';
import { type ChannelValues, mappedReader } from './channel-values.policy.ts';

/** The tables of a channel as they hold now. */
export async function channelValues(em: EntityManager, channelId: string): Promise<ChannelValues> {
  const rows = await em.execute<{ kind: ValueKind; raw: string; hub: string }[]>(
    `select distinct on (kind, raw) kind, raw, hub from connectors.channel_value where channel_id = ?
     order by kind, raw, version desc`,
    [channelId],
  );
  const table = (wanted: ValueKind) =>
    new Map(rows.flatMap(({ kind, raw, hub }) => (kind === wanted ? [[raw, hub] as const] : [])));
  return { STATUS: table('STATUS'), CATEGORY: table('CATEGORY'), AGENCY: table('AGENCY') };
}

/** The reader of what a connector reads, with the channel's tables for what its settings do not place. */
export async function channelReader(
  em: EntityManager,
  channelId: string,
  connector: Connector,
  config: unknown,
): Promise<RecordReader> {
  return mappedReader(readerOf(connector, config), await channelValues(em, channelId));
}

/** The reader of what a channel hands in by itself, with its tables. */
export async function handedInReader(em: EntityManager, channelId: string): Promise<RecordReader> {
  return mappedReader(PUSHED, await channelValues(em, channelId));
}
