import type { Json } from '../../kit/index.ts';

/** One mail as raw records keep it: what it said, with its texts decoded and attachments as facts only. */
export interface Message {
  /** Message-ID without its brackets; see `message-id.ts` for mails that have none. */
  id: string;
  /** SHA-256 over sender, subject and text: tells a copy of a mail from another mail that bears its Message-ID. */
  digest: string;
  folder: string;
  flags: string[];
  fromName: string | null;
  fromAddress: string;
  subject: string | null;
  /** Its Date header, ISO; null: none that can be read. */
  date: string | null;
  /** When the server received it (INTERNALDATE), ISO. */
  receivedAt: string;
  /** The whole text, with quotes and signature; HTML as plain text. */
  text: string;
  attachments: { name: string | null; mediaType: string; bytes: number }[];
}

/** A mail with what its header says about other mails. */
export interface Letter {
  message: Message;
  /** Message-IDs it answers, oldest first. */
  references: string[];
  /** Why it is no complaint; null: it may be one. */
  automatic: string | null;
}

/** One complaint of a mailbox: its first mail, replies and answers, by time. */
export interface Conversation {
  id: string;
  messages: Message[];
}

/** A raw record as the conversation it was made of. */
export const conversationOf = (raw: { [key: string]: Json }): Conversation => raw as unknown as Conversation;
