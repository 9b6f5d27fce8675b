import { type WebhookRequest, z } from '../../kit/index.ts';
import { idShape, jsonOf, listOf, millisecondsShape, partOf, readEach } from './json-call.ts';
import { type ChatEvent, fileOf, messageOf, NOBODY, type ReadCall } from './message.ts';

// https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
const attachment = z.object({
  type: z.string(),
  title: z.string().optional(),
  payload: z
    .object({
      url: z.string().optional(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).optional(),
    })
    .nullish(),
});
const messaging = z.object({
  sender: z.object({ id: idShape }),
  timestamp: millisecondsShape,
  message: z
    .object({
      mid: idShape,
      text: z.string().optional(),
      is_echo: z.boolean().default(false),
      attachments: z.array(attachment).default([]),
    })
    .optional(),
  message_edit: z.object({ mid: idShape, text: z.string(), num_edit: z.number().default(1) }).optional(),
});
const KINDS: Record<string, string> = { image: 'photo', audio: 'voice', video: 'video', file: 'document' };

/** A notification of the Messenger Platform; receipts, postbacks and the like say nothing. */
export function readMessenger(request: WebhookRequest): ReadCall {
  const items = listOf(partOf(jsonOf(request), 'entry')).flatMap((entry) => listOf(partOf(entry, 'messaging')));
  const known = items.filter((item) => partOf(item, 'message') ?? partOf(item, 'message_edit'));
  return readEach(known, messaging, 'message', eventOf);
}

function eventOf({ sender, timestamp: at, message, message_edit: edit }: z.infer<typeof messaging>): ChatEvent | null {
  const common = { conversation: sender.id, sender: NOBODY };
  if (edit) {
    const changed = messageOf({ id: edit.mid, at, editedAt: at, text: edit.text });
    return { ...common, own: false, delivery: `${edit.mid} edit ${edit.num_edit}`, message: changed };
  }
  if (!message) return null;
  const point = message.attachments.find(({ payload }) => payload?.coordinates);
  const coordinates = point?.payload?.coordinates;
  const files = message.attachments.flatMap(({ type, payload }) =>
    KINDS[type] ? [fileOf(KINDS[type], { ref: payload?.url ?? null })] : [],
  );
  const place = coordinates
    ? { latitude: coordinates.lat, longitude: coordinates.long, name: point?.title ?? null }
    : null;
  return {
    ...common,
    own: message.is_echo,
    delivery: message.mid,
    message: messageOf({ id: message.mid, at, text: message.text ?? null, files, place }),
  };
}
