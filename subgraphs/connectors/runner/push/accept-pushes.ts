import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { deliverPushes } from '../../../common/handover/deliver-pushes.topic.ts';
import type { PushOrder } from '../../../common/handover/push-status.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CHANNEL_PHASES, isTold } from '../../ledger/channel-phase.ts';

/**
 * Keeps what the sources are to be told, in the caller's transaction, and asks for its delivery. Channels that are not
 * told in their phase get nothing. An order that comes again changes nothing.
 */
export async function acceptPushes(em: EntityManager, runtime: Runtime, orders: readonly PushOrder[]): Promise<void> {
  const now = runtime.now();
  const rows = orders.map((order) => ({ ...order, id: newId(now) }));
  const told = CHANNEL_PHASES.filter(isTold);
  const kept = await em.execute<{ channelId: string; connector: string | null }[]>(
    `insert into connectors.push_delivery (id, key, channel_id, source_record_id, report_seq, status, sealed_note, at, next_at, created_at)
     select (o->>'id')::uuid, o->>'key', r.channel_id, r.id, (o->>'reportSeq')::int, o->>'status', o->>'sealedNote',
       (o->>'at')::timestamptz, ?, ?
     from jsonb_array_elements(?::jsonb) o join connectors.source_record r on r.id = o->>'sourceRecordId'
     join connectors.channel c on c.id = r.channel_id
     where c.phase = any(array(select jsonb_array_elements_text(?::jsonb)))
     on conflict (key) do nothing returning channel_id as "channelId",
       (select c.connector from connectors.channel c where c.id = channel_id) as connector`,
    [now, now, JSON.stringify(rows), JSON.stringify(told)],
  );
  // The process of an installed connector looks for its own.
  const ofFamilies = kept.filter(({ connector }) => connector === null);
  for (const channelId of new Set(ofFamilies.map((row) => row.channelId)))
    await runtime.letterBox.send(em, deliverPushes, { channelId }, channelId);
}
