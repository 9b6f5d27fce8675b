import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { conversationOf, type Message } from '../message/message.ts';
import type { MailMessage, MailRecord } from './mail-record.ts';
import { type Privacy, readsMails, readsMasked, readsPart } from './message-access.policy.ts';

/**
 * Mails by source record, of the version that holds: two queries per tick for all of them. Null: of another family (not
 * even asked for), or a channel whose versions the viewer may not see.
 */
export const mailRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, MailRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'MAIL'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && mailRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from a mailbox. */
function mailRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): MailRecord | null {
  const { messages } = conversationOf(JSON.parse(unseal(secret, sealedRaw)));
  if (!Array.isArray(messages)) return null;
  const [last] = messages
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .slice(-1);
  return {
    count: messages.length,
    lastReceivedAt: new Date(last ?? 0),
    messages: readsMails(role) ? messages.map((message) => shownTo(role, message, complaint.privacy)) : null,
  };
}

function shownTo(role: Viewer['role'], message: Message, privacy: Privacy): MailMessage {
  const shown = (text: string | null) => (text !== null && readsMasked(role) ? maskPersonal(text) : text);
  const identity = readsPart(role, 'IDENTITY', privacy);
  const content = readsPart(role, 'CONTENT', privacy);
  const { fromName, fromAddress, receivedAt, folder, flags } = message;
  return {
    receivedAt: new Date(receivedAt),
    folder,
    flags,
    from: identity ? shown(fromName === null ? fromAddress : `${fromName} <${fromAddress}>`) : null,
    subject: content ? shown(message.subject) : null,
    text: identity && content ? shown(message.text) : null,
    attachments: content ? message.attachments : null,
  };
}
