import { type ParsedMail, simpleParser } from 'mailparser';
import type { ListedMail } from '../mailbox/session.ts';
import { isTooDeep, textOfHtml } from '../text/html.parser.ts';
import { automaticReason } from './automatic.policy.ts';
import type { Letter, Message } from './message.ts';
import { messageIds, sha256 } from './message-id.ts';
import { faultyTexts, tornBytes } from './torn.policy.ts';

/** A mail as it was read, or what is wrong with it. */
export type ReadMail = Letter | { fault: string };

/** One mail out of its bytes. Never throws: what cannot be read is a fault of this mail alone. */
export async function readMail(source: Buffer, listed: ListedMail, folder: string): Promise<ReadMail> {
  const torn = tornBytes(source.toString('latin1'));
  if (torn) return { fault: torn };
  try {
    const options = { skipTextToHtml: true, skipHtmlToText: true, skipImageLinks: true };
    const mail = await simpleParser(source, options);
    if (isTooDeep(mail.html || '')) return { fault: 'its HTML is nested too deeply.' };
    return letterOf(mail, source, listed, folder);
  } catch {
    return { fault: 'its parts cannot be decoded.' };
  }
}

function letterOf(mail: ParsedMail, source: Buffer, { flags, receivedAt }: ListedMail, folder: string): ReadMail {
  const [sender] = mail.from?.value ?? [];
  const fromAddress = sender?.address ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(fromAddress)) return { fault: 'it names no sender (From).' };
  const subject = said(mail.subject);
  const text = textOf(mail);
  const [messageId] = messageIds(mail.messageId);
  const message: Message = {
    id: messageId ?? `no-id-${sha256(source).slice(0, 32)}`,
    digest: sha256(JSON.stringify([fromAddress, subject, text])),
    folder,
    flags,
    fromName: said(sender?.name),
    fromAddress,
    subject,
    date: dateOf(mail.date),
    receivedAt,
    text,
    attachments: attachmentsOf(mail),
  };
  const fault = faultyTexts([
    text,
    subject,
    message.fromName,
    message.id,
    ...message.attachments.map(({ name }) => name),
  ]);
  if (fault) return { fault };
  const header = headersOf(mail);
  return {
    message,
    references: messageIds([mail.references ?? [], mail.inReplyTo ?? []].flat()),
    automatic: automaticReason({ header, fromAddress, subject: subject ?? '' }),
  };
}

/** The plain text; some programs send an empty one beside the real text in HTML. */
function textOf({ text = '', html }: ParsedMail): string {
  const plain = text.trim() === '' && html ? textOfHtml(html) : text;
  return plain
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .trim();
}

function dateOf(date: Date | undefined): string | null {
  return date && !Number.isNaN(date.valueOf()) ? date.toISOString() : null;
}

/** Facts only. What an HTML text shows inside (logos) is no attachment. */
const attachmentsOf = ({ attachments }: ParsedMail): Message['attachments'] =>
  attachments
    .filter(({ related }) => !related)
    .map(({ filename, contentType, size }) => ({ name: said(filename), mediaType: contentType, bytes: size }));

function headersOf({ headerLines }: ParsedMail): (name: string) => string {
  const lines = new Map(headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));
  return (name) => lines.get(name) ?? '';
}

const said = (text: string | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;
