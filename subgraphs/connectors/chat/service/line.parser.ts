import { type WebhookRequest, z } from '../../kit/index.ts';
import { idShape, jsonOf, listOf, millisecondsShape, partOf, readEach } from './json-call.ts';
import { type ChatEvent, type ChatFile, fileOf, messageOf, NOBODY, type ReadCall } from './message.ts';

// https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
const event = z.object({
  type: z.string(),
  webhookEventId: z.string(),
  timestamp: millisecondsShape,
  source: z.object({ userId: z.string().optional(), groupId: z.string().optional(), roomId: z.string().optional() }),
  message: z
    .object({
      id: idShape,
      type: z.string(),
      text: z.string().optional(),
      fileName: z.string().optional(),
      fileSize: z.number().optional(),
      title: z.string().optional(),
      address: z.string().optional(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
    })
    .optional(),
  unsend: z.object({ messageId: idShape }).optional(),
});
type Event = z.infer<typeof event>;
const FILES: Record<string, string> = { image: 'photo', video: 'video', audio: 'voice', file: 'document' };

/** Events of the Messaging API; other events than messages and those taken back say nothing. */
export function readLine(request: WebhookRequest): ReadCall {
  const known = listOf(partOf(jsonOf(request), 'events')).filter((item) =>
    ['message', 'unsend'].includes(String(partOf(item, 'type'))),
  );
  return readEach(known, event, 'event', eventOf);
}

function eventOf(said: Event): ChatEvent | null {
  const { userId, groupId, roomId } = said.source;
  const id = said.message?.id ?? said.unsend?.messageId;
  if (userId === undefined || id === undefined) return null;
  const common = {
    delivery: said.webhookEventId,
    conversation: [groupId ?? roomId, userId].filter(Boolean).join('/'),
    own: false,
    // A user id is valid inside one channel only; a name would have to be asked for.
    sender: NOBODY,
  };
  if (!said.message)
    return { ...common, message: messageOf({ id, at: said.timestamp, editedAt: said.timestamp, removed: true }) };
  const { text, title, address, latitude, longitude } = said.message;
  const name = [title, address].filter(Boolean).join(', ') || null;
  const place = latitude !== undefined && longitude !== undefined ? { latitude, longitude, name } : null;
  return {
    ...common,
    message: messageOf({ id, at: said.timestamp, text: text ?? null, files: filesOf(said.message), place }),
  };
}

function filesOf({ id, type, fileName, fileSize }: NonNullable<Event['message']>): ChatFile[] {
  const kind = FILES[type];
  return kind ? [fileOf(kind, { name: fileName ?? null, bytes: fileSize ?? null, ref: id })] : [];
}
