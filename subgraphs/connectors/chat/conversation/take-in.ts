import type { Json, PullContext, RawRecord } from '../../kit/index.ts';
import type { ChatConfig } from '../service/chat.ts';
import type { ChatEvent } from '../service/message.ts';
import { type Conversation, conversationOf, dayIn, isNear, personKey, withEvent } from './conversation.ts';
import { isNoise } from './noise.policy.ts';

/** Longest a complaint may be added to, days: so many ids are looked up at most. */
const LONGEST_DAYS = 7;

type Lent = Pick<PullContext<ChatConfig>, 'config' | 'recall'>;

/** The complaints that these events begin, add to or change, as raw records, each once. */
export async function takeIn(ctx: Lent, events: readonly ChatEvent[]): Promise<RawRecord[]> {
  const changed = new Map<string, Conversation>();
  const find = async (id: string): Promise<Conversation | null> => {
    const raw = changed.get(id) ?? (await ctx.recall(id));
    return raw && Array.isArray(raw.messages) ? conversationOf(raw as RawRecord) : null;
  };
  for (const event of events) {
    if (event.own || ctx.config.ownIds.includes(event.conversation)) continue;
    const before = await conversationFor(ctx.config, event, find);
    if (!before) continue;
    const after = withEvent(before, event);
    if (after !== before) changed.set(after.id, after);
  }
  return [...changed.values()].map(rawOf);
}

/**
 * The conversation an event belongs to, a new one where it begins one; null: it says nothing. An edit may make a
 * complaint of what was a greeting.
 */
async function conversationFor(
  config: ChatConfig,
  { conversation, sender, message }: ChatEvent,
  find: (id: string) => Promise<Conversation | null>,
): Promise<Conversation | null> {
  const person = personKey(conversation, config.secret);
  const day = dayIn(config.timezone, message.at);
  const standing = await standingFor(person, day, find);
  const holder = standing.find(({ messages }) => messages.some(({ id }) => id === message.id));
  if (holder) return holder;
  if (message.removed || isNoise(message, config.commands)) return null;
  const near = standing.find((one) => isNear(one, message.at, config.gapHours));
  const began = standing.filter(({ id }) => id.startsWith(`${person}-${day}`)).length;
  return near ?? { id: idOf(person, day, began), conversation, sender, messages: [] };
}

/**
 * The person's complaints to which a message of this day may belong, newest first. They are found by the days on which
 * they may have begun: an id is all that can be looked up. The day after counts, for a message may be brought late.
 */
async function standingFor(
  person: string,
  day: string,
  find: (id: string) => Promise<Conversation | null>,
): Promise<Conversation[]> {
  const standing: Conversation[] = [];
  for (let back = -1; back <= LONGEST_DAYS; back += 1) {
    const ofDay: Conversation[] = [];
    for (let found = await find(idOf(person, dayBefore(day, back), 0)); found; ) {
      ofDay.unshift(found);
      found = await find(idOf(person, dayBefore(day, back), ofDay.length));
    }
    standing.push(...ofDay);
  }
  return standing;
}

/** "key-2026-03-17", the second one of a day "key-2026-03-17.2". */
const idOf = (person: string, day: string, before: number) => `${person}-${day}${before > 0 ? `.${before + 1}` : ''}`;

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

const rawOf = (conversation: Conversation): RawRecord => ({
  ...(conversation as unknown as { [key: string]: Json }),
  _where: `conversation ${conversation.id}`,
});
