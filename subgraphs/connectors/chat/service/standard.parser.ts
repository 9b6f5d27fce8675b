import { type WebhookRequest, z } from '../../kit/index.ts';
import { idShape, jsonOf, partOf, readEach } from './json-call.ts';
import { type ChatEvent, type ChatFile, fileOf, messageOf, type ReadCall } from './message.ts';

const TYPES = ['message.created', 'message.edited', 'message.removed'];

/** What a service sends that speaks to us only (https://www.standardwebhooks.com); README.md shows an example. */
const call = z.object({
  type: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({
    conversation: idShape,
    id: idShape,
    at: z.iso.datetime({ offset: true }).optional(),
    text: z.string().nullish(),
    own: z.boolean().default(false),
    from: z
      .object({ name: z.string().nullish(), phone: z.string().nullish(), email: z.string().nullish() })
      .default({}),
    files: z
      .array(
        z.object({
          kind: z.string().default('document'),
          name: z.string().nullish(),
          url: z.string().nullish(),
          mediaType: z.string().nullish(),
          bytes: z.number().nullish(),
        }),
      )
      .default([]),
    place: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().nullish() }).nullish(),
  }),
});
type Call = z.infer<typeof call>;

/** A call in our own form; other types say nothing. */
export function readStandard(request: WebhookRequest): ReadCall {
  const said = jsonOf(request);
  const known = TYPES.includes(String(partOf(said, 'type')));
  return readEach(known ? [said] : [], call, 'call', (read) => eventOf(read, request.headers['webhook-id'] ?? ''));
}

function eventOf({ type, timestamp, data }: Call, delivery: string): ChatEvent {
  const { from, place } = data;
  return {
    delivery,
    conversation: data.conversation,
    own: data.own,
    sender: { name: from.name || null, phone: from.phone || null, email: from.email || null },
    message: messageOf({
      id: data.id,
      at: new Date(data.at ?? timestamp).toISOString(),
      editedAt: type === 'message.created' ? null : new Date(timestamp).toISOString(),
      removed: type === 'message.removed',
      text: data.text ?? null,
      files: data.files.map(
        ({ kind, name, url, mediaType, bytes }): ChatFile =>
          fileOf(kind, { name: name ?? null, ref: url ?? null, mediaType: mediaType ?? null, bytes: bytes ?? null }),
      ),
      place: place ? { latitude: place.latitude, longitude: place.longitude, name: place.name ?? null } : null,
    }),
  };
}
