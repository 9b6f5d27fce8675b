import type { Json, RawRecord } from '../../kit/index.ts';
import { isOwn, type MailConfig } from '../mailbox/mailbox.ts';
import { sentAt } from '../message/clock.policy.ts';
import { type Conversation, conversationOf, type Letter, type Message } from '../message/message.ts';
import { ticketsOf } from '../text/subject.parser.ts';

/** Puts mails together to conversations, each of which is one complaint. Remembers what is not committed yet. */
export class Conversations {
  readonly threads: Map<string, string>;
  private readonly page = new Map<string, Conversation>();
  /** What the ledger said since the last page: it is asked once about each id. */
  private readonly recalled = new Map<string, Conversation | null>();

  constructor(
    private readonly config: MailConfig,
    private readonly recall: (id: string) => Promise<RawRecord | null>,
    threads: Record<string, string>,
  ) {
    this.threads = new Map(Object.entries(threads));
  }

  /** Takes a mail in. @returns false for a mail of the agency that answers nothing known */
  async add(letter: Letter): Promise<boolean> {
    const message = await this.named(letter.message);
    const own = isOwn(message.fromAddress, this.config);
    const known = (await this.containing(message)) ?? (await this.answered({ ...letter, message }));
    if (!known && own) return false;
    const conversation = known ?? { id: message.id, messages: [] };
    this.put(conversation, message);
    this.remember(conversation, { ...letter, message }, known === null);
    return true;
  }

  /** The conversations that have changed since the last page, as raw records. */
  takePage(): RawRecord[] {
    const records = [...this.page.values()].map(
      ({ id, messages }): RawRecord => ({
        id,
        messages: messages as unknown as Json[],
        _where: `${messages.at(-1)?.folder}, mail ${id}`,
      }),
    );
    this.page.clear();
    this.recalled.clear();
    return records;
  }

  /** Another mail that bears a known Message-ID is a mail of its own; a copy of the same is not. */
  private async named(message: Message): Promise<Message> {
    const holder = await this.find(message.id);
    const namesake = holder?.messages.find(({ id }) => id === message.id);
    if (!namesake || namesake.digest === message.digest) return message;
    return { ...message, id: `${message.id}~${message.digest.slice(0, 12)}` };
  }

  private async containing({ id }: Message): Promise<Conversation | null> {
    const holder = await this.find(id);
    return holder?.messages.some((message) => message.id === id) ? holder : null;
  }

  /**
   * The conversation a mail belongs to: one that holds a mail it answers, or one of the same sender that answers the
   * same mail, was answered by this one before, or bears the same ticket number.
   */
  private async answered({ message, references }: Letter): Promise<Conversation | null> {
    const tickets = ticketsOf(message.subject, this.config.tickets).map(ticketKey);
    for (const key of [...references, message.id, ...tickets]) {
      const found = await this.find(key);
      if (!found) continue;
      const holds = found.messages.some(({ id }) => id === key);
      if (holds || isOwn(message.fromAddress, this.config) || hasSender(found, message.fromAddress)) return found;
    }
    return null;
  }

  private async find(key: string): Promise<Conversation | null> {
    for (const id of new Set([key, this.threads.get(key) ?? key])) {
      const kept = this.page.get(id);
      if (kept) return kept;
      const known = this.recalled.get(id) ?? (await this.asked(id));
      if (known) return known;
    }
    return null;
  }

  private async asked(id: string): Promise<Conversation | null> {
    if (this.recalled.has(id)) return null;
    const raw = await this.recall(id);
    const found = raw && Array.isArray(raw.messages) ? conversationOf(raw) : null;
    this.recalled.set(id, found);
    return found;
  }

  private put(conversation: Conversation, message: Message): void {
    const { folder, flags } = message;
    const before = conversation.messages.find(({ id }) => id === message.id);
    // What a mail says does not change; a restored mailbox shows another time of receipt.
    const standing = before ? { ...before, folder, flags } : message;
    const others = conversation.messages.filter(({ id }) => id !== message.id);
    this.page.set(conversation.id, { id: conversation.id, messages: [...others, standing].sort(bySendingTime) });
  }

  private remember({ id }: Conversation, { message, references }: Letter, isNew: boolean): void {
    if (message.id !== id) this.point(message.id, id);
    for (const ticket of ticketsOf(message.subject, this.config.tickets)) this.point(ticketKey(ticket), id);
    if (isNew) for (const reference of references) if (!this.threads.has(reference)) this.point(reference, id);
  }

  private point(key: string, id: string): void {
    if (this.threads.get(key) === id) return;
    this.threads.delete(key);
    this.threads.set(key, id);
  }
}

const ticketKey = (number: string) => `ticket ${number}`;

const hasSender = ({ messages }: Conversation, address: string) =>
  messages.some(({ fromAddress }) => fromAddress.toLowerCase() === address.toLowerCase());

const bySendingTime = (a: Message, b: Message) =>
  sentAt(a) === sentAt(b) ? (a.id < b.id ? -1 : 1) : sentAt(a) < sentAt(b) ? -1 : 1;
