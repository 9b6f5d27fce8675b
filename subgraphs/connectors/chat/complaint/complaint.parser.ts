import {
  type Complaint,
  type ComplaintDraft,
  type NormalizeInfo,
  privacyByWords,
  type RawRecord,
  type ReporterId,
  SourceError,
} from '../../kit/index.ts';
import { conversationOf } from '../conversation/conversation.ts';
import { saidText } from '../conversation/noise.policy.ts';
import type { ChatConfig } from '../service/chat.ts';
import type { ChatMessage, ChatPlace, ChatSender } from '../service/message.ts';
import { SERVICES } from '../service/services.ts';

/** What a chat's complaint has reached: services know no status of their own. */
export const RECEIVED = 'Masuk';

/** What stands for a message without words. */
const WORDLESS: Record<string, string> = {
  photo: '[foto]',
  video: '[video]',
  voice: '[pesan suara]',
  audio: '[suara]',
  document: '[berkas]',
};
const TAKEN_BACK = '[pesan ditarik]';

/** What no database stores: NUL, half of a surrogate pair. */
const UNSTORABLE = /\p{Surrogate}|\0/gu;

/**
 * A conversation as one complaint, each message a paragraph. Pure. @throws SourceError('record') for a message whose
 * shape was not its service's
 */
export function complaintOf(raw: RawRecord, { config, status }: NormalizeInfo<ChatConfig>): ComplaintDraft {
  if (typeof raw.broken === 'string') throw new SourceError('record', raw.broken);
  const { id, messages, sender } = conversationOf(raw);
  const [first] = messages;
  if (!first) throw new SourceError('record', 'it holds no message.');
  const texts = messages.flatMap((message) => storable(paragraphOf(message, config.commands)) ?? []);
  return {
    externalId: id,
    body: texts.join('\n\n'),
    status: status(RECEIVED),
    statusRaw: RECEIVED,
    privacy: privacyByWords(texts, config.privacy),
    occurredAt: first.at,
    updatedAt:
      messages
        .map(({ at, editedAt }) => editedAt ?? at)
        .sort()
        .at(-1) ?? null,
    place: placeOf(messages.flatMap(({ place }) => place ?? []).at(-1)),
    reporter: reporterOf(sender, config),
    attachments: messages.flatMap(({ files }) => files).map(attachmentOf),
    sourceChannel: config.service,
  };
}

function paragraphOf(message: ChatMessage, commands: readonly string[]): string | null {
  if (message.removed) return TAKEN_BACK;
  const text = saidText(message.text, commands);
  if (text !== null) return text;
  const [file] = message.files;
  if (file) return WORDLESS[file.kind] ?? '[berkas]';
  return message.place ? `[lokasi] ${detailOf(message.place)}` : null;
}

function placeOf(place: ChatPlace | undefined): Complaint['place'] {
  if (!place) return null;
  return { province: null, regency: null, district: null, village: null, detail: storable(detailOf(place)) };
}

const detailOf = ({ latitude, longitude, name }: ChatPlace) =>
  `${name ? `${name} ` : ''}(${latitude.toFixed(6)}, ${longitude.toFixed(6)})`;

function reporterOf({ name, phone, email }: ChatSender, { service }: ChatConfig): Complaint['reporter'] {
  const ids: ReporterId[] = [
    ...(phone ? [{ kind: 'PHONE' as const, value: phone, verified: SERVICES[service].verifiesPhones }] : []),
    ...(email ? [{ kind: 'EMAIL' as const, value: email, verified: false }] : []),
  ];
  return name === null && ids.length === 0 ? null : { name: storable(name), ids };
}

/** Addresses of files at the service hold tokens, so none is given on. */
const attachmentOf = ({
  kind,
  name,
  mediaType,
  bytes,
}: ChatMessage['files'][number]): Complaint['attachments'][number] => ({
  name: storable(name) ?? kind,
  url: null,
  mediaType: storable(mediaType),
  bytes,
});

const storable = <Text extends string | null>(text: Text): Text =>
  (text?.replace(UNSTORABLE, '\uFFFD') ?? null) as Text;
