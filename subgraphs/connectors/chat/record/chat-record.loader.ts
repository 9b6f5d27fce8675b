import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { type Conversation, conversationOf } from '../conversation/conversation.ts';
import type { ChatMessage } from '../service/message.ts';
import type { ChatEntry, ChatRecord } from './chat-record.ts';
import { type Privacy, readsMasked, readsMessages, readsPart } from './message-access.policy.ts';

/**
 * Conversations by source record, of the version that holds: two queries per tick for all of them. Null: of another
 * family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const chatRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, ChatRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'CHAT'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && chatRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not brought by a service. */
function chatRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): ChatRecord | null {
  const { messages, sender } = conversationOf(JSON.parse(unseal(secret, sealedRaw)));
  if (!Array.isArray(messages)) return null;
  return {
    count: messages.length,
    lastAt: new Date(messages.at(-1)?.at ?? 0),
    sender: readsMessages(role) && readsPart(role, 'IDENTITY', complaint.privacy) ? senderOf(sender, role) : null,
    messages: readsMessages(role) ? messages.map((message) => shownTo(role, message, complaint.privacy)) : null,
  };
}

function senderOf({ name, phone, email }: Conversation['sender'], role: Viewer['role']): string | null {
  const said = [name, phone, email].filter(Boolean).join(', ');
  return (readsMasked(role) ? maskPersonal(said) : said) || null;
}

function shownTo(role: Viewer['role'], message: ChatMessage, privacy: Privacy): ChatEntry {
  const content = readsPart(role, 'CONTENT', privacy);
  const { at, editedAt, removed, text, place, files } = message;
  return {
    at: new Date(at),
    editedAt: editedAt === null ? null : new Date(editedAt),
    removed,
    text: content && text !== null ? (readsMasked(role) ? maskPersonal(text) : text) : null,
    hasPlace: place !== null,
    // Addresses of files at the service hold tokens.
    attachments: content ? files.map(({ kind, name, mediaType, bytes }) => ({ kind, name, mediaType, bytes })) : null,
  };
}
