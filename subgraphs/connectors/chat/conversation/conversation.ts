import { createHmac } from 'node:crypto';
import type { Json } from '../../kit/index.ts';
import type { ChatEvent, ChatMessage, ChatSender } from '../service/message.ts';

const HOUR_MS = 3_600_000;

/** One complaint of a chat: the messages of one person without a long silence between them. */
export interface Conversation {
  /** Id of the complaint: the person's key, and the day of its first message. */
  id: string;
  /** The conversation as the service calls it. */
  conversation: string;
  sender: ChatSender;
  /** By time. */
  messages: ChatMessage[];
}

/** A raw record as the conversation it was made of. */
export const conversationOf = (raw: { [key: string]: Json }): Conversation => raw as unknown as Conversation;

/**
 * What stands for the person in ids. Services call persons by their telephone numbers, ids are seen by many: nobody who
 * lacks the channel's secret can find the number behind it.
 */
export const personKey = (conversation: string, secret: string): string =>
  createHmac('sha256', secret).update(conversation).digest('base64url').slice(0, 16);

/** The day of an instant in a zone, YYYY-MM-DD. */
export const dayIn = (timezone: string, at: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(new Date(at));

/** Does a message sent at this time belong to the conversation: was there no long silence on either side? */
export function isNear({ messages }: Conversation, at: string, gapHours: number): boolean {
  const times = messages.map((message) => Date.parse(message.at));
  const time = Date.parse(at);
  return time >= Math.min(...times) - gapHours * HOUR_MS && time <= Math.max(...times) + gapHours * HOUR_MS;
}

/** The conversation with what the event says; the same object when it says nothing new. */
export function withEvent(before: Conversation, { sender, message }: ChatEvent): Conversation {
  const known = before.messages.find(({ id }) => id === message.id);
  const standing = known ? changed(known, message) : message;
  if (standing === known) return before;
  const messages = [...before.messages.filter(({ id }) => id !== message.id), standing].sort(byTime);
  const { name, phone, email } = before.sender;
  const merged = { name: sender.name ?? name, phone: sender.phone ?? phone, email: sender.email ?? email };
  return { ...before, sender: merged, messages };
}

/** A known message changes by a later edit only, and is taken back for ever. */
function changed(known: ChatMessage, message: ChatMessage): ChatMessage {
  if (known.removed || message.editedAt === null || (known.editedAt !== null && message.editedAt <= known.editedAt))
    return known;
  const { editedAt, removed, text } = message;
  if (removed) return { ...known, editedAt, removed, text: null, files: [], place: null };
  return { ...known, editedAt, text, files: message.files.length > 0 ? message.files : known.files };
}

const byTime = (a: ChatMessage, b: ChatMessage) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1);
