import { type WebhookRequest, z } from '../../kit/index.ts';
import { idShape, jsonOf, listOf, partOf, readEach, secondsShape } from './json-call.ts';
import { type ChatEvent, type ChatFile, fileOf, messageOf, type ReadCall } from './message.ts';

// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
const media = z.object({
  id: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  mime_type: z.string().optional(),
});
const message = z.object({
  from: idShape,
  id: idShape,
  timestamp: secondsShape,
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: media.optional(),
  document: media.optional(),
  audio: media.optional(),
  video: media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  button: z.object({ text: z.string() }).optional(),
});
type Message = z.infer<typeof message>;
const MEDIA = { image: 'photo', document: 'document', audio: 'voice', video: 'video' } as const;

/** A notification of the Cloud API; statuses of own messages and other fields say nothing. */
export function readWhatsapp(request: WebhookRequest): ReadCall {
  const changes = listOf(partOf(jsonOf(request), 'entry')).flatMap((entry) => listOf(partOf(entry, 'changes')));
  const values = changes.filter((change) => partOf(change, 'field') === 'messages').map((c) => partOf(c, 'value'));
  const calls = values.map((value) => {
    const names = namesIn(value);
    const own = String(partOf(partOf(value, 'metadata'), 'display_phone_number') ?? '').replace(/\D/g, '');
    return readEach(listOf(partOf(value, 'messages')), message, 'message', (said) => eventOf(said, names, own));
  });
  return { events: calls.flatMap(({ events }) => events), broken: calls.flatMap(({ broken }) => broken) };
}

function namesIn(value: unknown): Map<string, string> {
  const contacts = listOf(partOf(value, 'contacts'));
  return new Map(
    contacts.map((contact) => [
      String(partOf(contact, 'wa_id')),
      String(partOf(partOf(contact, 'profile'), 'name') ?? ''),
    ]),
  );
}

function eventOf(said: Message, names: Map<string, string>, own: string): ChatEvent {
  const { location } = said;
  const place = location && {
    latitude: location.latitude,
    longitude: location.longitude,
    name: [location.name, location.address].filter(Boolean).join(', ') || null,
  };
  const captions = Object.keys(MEDIA).map((kind) => said[kind as keyof typeof MEDIA]?.caption);
  return {
    delivery: said.id,
    conversation: said.from,
    own: said.from === own,
    sender: { name: names.get(said.from) || null, phone: `+${said.from.replace(/\D/g, '')}`, email: null },
    message: messageOf({
      id: said.id,
      at: said.timestamp,
      text: said.text?.body ?? said.button?.text ?? captions.find((caption) => caption !== undefined) ?? null,
      files: filesOf(said),
      place: place ?? null,
    }),
  };
}

const filesOf = (said: Message): ChatFile[] =>
  Object.entries(MEDIA).flatMap(([key, kind]) => {
    const facts = said[key as keyof typeof MEDIA];
    if (!facts) return [];
    return fileOf(kind, { name: facts.filename ?? null, mediaType: facts.mime_type ?? null, ref: facts.id ?? null });
  });
