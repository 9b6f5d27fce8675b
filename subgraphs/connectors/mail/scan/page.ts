import type { Page, RawRecord } from '../../kit/index.ts';
import type { MailConfig } from '../mailbox/mailbox.ts';
import type { ListedMail, MailSession } from '../mailbox/session.ts';
import { readMail } from '../message/message.parser.ts';
import { messageIds } from '../message/message-id.ts';
import type { Conversations } from './conversations.ts';

/** What a page says beside its records. */
export type PageFacts = Required<Pick<Page<unknown>, 'unreadable' | 'notes'>>;

/** Reads these mails of a folder into the conversations; what cannot be used is told, the rest goes on. */
export async function readMails(
  config: MailConfig,
  session: MailSession,
  conversations: Conversations,
  { folder, uids }: { folder: string; uids: number[] },
): Promise<PageFacts> {
  const facts: PageFacts = { unreadable: [], notes: [] };
  for (const listed of await session.list(uids)) {
    if (config.fromDay && dayIn(config.timezone, listed.receivedAt) < config.fromDay) continue;
    const where = `${folder}, mail ${listed.uid}`;
    if (listed.bytes > config.maxBytes) {
      const raw = await shellOf(session, folder, listed);
      const why = `it has ${listed.bytes} bytes, more than the ${config.maxBytes} of maxBytes.`;
      if (raw) facts.unreadable.push({ raw, where, why });
      continue;
    }
    const source = await session.source(listed.uid);
    if (!source) continue;
    const read = await readMail(source, listed, folder);
    if ('fault' in read) {
      const raw = await shellOf(session, folder, listed);
      if (raw) facts.unreadable.push({ raw, where, why: read.fault });
    } else if (read.automatic) facts.notes.push(`${where}: left out, ${read.automatic}.`);
    else if (!(await conversations.add(read)))
      facts.notes.push(`${where}: left out, a mail of the agency that answers none known.`);
  }
  return facts;
}

/**
 * What is kept of a mail that cannot be used: enough to find it in the mailbox. Its UID is no part of it: when folders
 * are numbered anew, the dead letter must stay the same one.
 */
async function shellOf(session: MailSession, folder: string, { uid, bytes, receivedAt }: ListedMail) {
  const header = await session.source(uid, 'header');
  if (!header) return null;
  const lines = header.toString('latin1').replaceAll('\0', '\uFFFD').slice(0, 4000);
  const [id] = messageIds(/^message-id:\s*(\S+)/im.exec(lines)?.[1]);
  const raw: RawRecord = { ...(id && { id }), folder, bytes, receivedAt, header: lines };
  return raw;
}

const dayIn = (timezone: string, instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(new Date(instant));
