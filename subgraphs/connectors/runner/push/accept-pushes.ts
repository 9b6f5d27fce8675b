import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { deliverPushes } from '../../../common/handover/deliver-pushes.topic.ts';
import type { PushOrder } from '../../../common/handover/push-status.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { isTold } from '../../ledger/channel-phase.ts';
import { type PushSubject, pushSubjects } from './push-subject.ts';

/**
 * Keeps what the sources are to be told, in the caller's transaction, and asks for its delivery. Channels that are not
 * told in their phase get nothing. An order that comes again changes nothing.
 */
export async function acceptPushes(em: EntityManager, runtime: Runtime, orders: readonly PushOrder[]): Promise<void> {
  const now = runtime.now();
  const subjects = await pushSubjects(em, orders);
  const told = orders.flatMap((order) => {
    const subject = subjects.get(order.sourceRecordId);
    return subject && isTold(subject.phase, { ...subject, status: order.status })
      ? { ...order, id: newId(now), channelId: subject.channelId }
      : [];
  });
  const kept = await em.execute<{ channelId: string }[]>(
    `insert into connectors.push_delivery (id, key, channel_id, source_record_id, report_seq, status, sealed_note, at, next_at, created_at)
     select (o->>'id')::uuid, o->>'key', o->>'channelId', o->>'sourceRecordId', (o->>'reportSeq')::int, o->>'status', o->>'sealedNote',
       (o->>'at')::timestamptz, ?, ?
     from jsonb_array_elements(?::jsonb) o
     on conflict (key) do nothing returning channel_id as "channelId"`,
    [now, now, JSON.stringify(told)],
  );
  await askDelivery(em, runtime, [...subjects.values()], new Set(kept.map(({ channelId }) => channelId)));
}

/** The process of an installed connector looks for its own. */
async function askDelivery(
  em: EntityManager,
  runtime: Runtime,
  subjects: readonly PushSubject[],
  channels: ReadonlySet<string>,
): Promise<void> {
  const ofFamilies = subjects.filter(({ connector, channelId }) => connector === null && channels.has(channelId));
  for (const channelId of new Set(ofFamilies.map((subject) => subject.channelId)))
    await runtime.letterBox.send(em, deliverPushes, { channelId }, channelId);
}
