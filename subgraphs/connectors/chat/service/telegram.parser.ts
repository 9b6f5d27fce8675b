import { type WebhookRequest, z } from '../../kit/index.ts';
import { idShape, jsonOf, partOf, readEach, secondsShape } from './json-call.ts';
import { type ChatEvent, type ChatFile, fileOf, messageOf, type ReadCall } from './message.ts';

// https://core.telegram.org/bots/api#update
const file = z.object({
  file_id: z.string(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
  file_size: z.number().optional(),
});
const location = z.object({ latitude: z.number(), longitude: z.number() });
const message = z.object({
  message_id: idShape,
  date: secondsShape,
  edit_date: secondsShape.optional(),
  chat: z.object({ id: idShape, type: z.string() }),
  from: z.object({
    id: idShape,
    is_bot: z.boolean().default(false),
    first_name: z.string().default(''),
    last_name: z.string().default(''),
  }),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  video: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  location: location.optional(),
  venue: z.object({ location, title: z.string().default(''), address: z.string().default('') }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: idShape.optional() }).optional(),
});
type Message = z.infer<typeof message>;
const FILES = ['document', 'video', 'voice', 'audio'] as const;

/** An update of the Bot API; what is neither a message nor an edited one says nothing. */
export function readTelegram(request: WebhookRequest): ReadCall {
  const update = jsonOf(request);
  const said = partOf(update, 'message') ?? partOf(update, 'edited_message');
  const number = String(partOf(update, 'update_id') ?? '');
  return readEach(said === undefined ? [] : [said], message, 'update', (read) => eventOf(read, number));
}

function eventOf(said: Message, update: string): ChatEvent {
  const { chat, from, venue, contact } = said;
  const point = venue?.location ?? said.location;
  const name = [venue?.title, venue?.address].filter(Boolean).join(', ');
  return {
    // A mark that is always the same would make of the second message a repetition.
    delivery: update ? `update ${update}` : [chat.id, said.message_id, said.edit_date ?? ''].join('/'),
    // In a group each person has a conversation of its own.
    conversation: chat.type === 'private' ? chat.id : `${chat.id}/${from.id}`,
    own: from.is_bot,
    sender: {
      name: `${from.first_name} ${from.last_name}`.trim() || null,
      // Somebody else's number is no sender's.
      phone: contact && contact.user_id === from.id ? contact.phone_number : null,
      email: null,
    },
    message: messageOf({
      id: said.message_id,
      at: said.date,
      editedAt: said.edit_date ?? null,
      text: said.text ?? said.caption ?? null,
      files: filesOf(said),
      place: point ? { latitude: point.latitude, longitude: point.longitude, name: name || null } : null,
    }),
  };
}

function filesOf(said: Message): ChatFile[] {
  // A photo comes in several sizes, the largest last.
  const photo = said.photo?.at(-1);
  const others = FILES.flatMap((kind) => (said[kind] ? [{ kind: kind as string, file: said[kind] }] : []));
  return [...(photo ? [{ kind: 'photo', file: photo }] : []), ...others].map(({ kind, file: facts }) =>
    fileOf(kind, {
      name: facts.file_name ?? null,
      mediaType: facts.mime_type ?? (kind === 'photo' ? 'image/jpeg' : null),
      bytes: facts.file_size ?? null,
      ref: facts.file_id,
    }),
  );
}
