import type { z } from 'zod';

/** Everything about a kind of letter but the shape of its payload. */
export interface TopicSettings {
  name: string;
  /** Grows when the payload changes its meaning; a receiver refuses what it does not know. */
  version: number;
  /** Contexts that get a copy each. */
  receivers: readonly string[];
  /** One letter of a key at a time may be under way (pulls of one channel). */
  exclusive?: boolean;
}

/**
 * One kind of letter between contexts. Payloads are snapshots with sequence numbers, not deltas: a receiver keeps the
 * highest, so repeats and disorder lose nothing.
 */
export interface Topic<Payload> extends TopicSettings {
  payload: z.ZodType<Payload>;
}

/** Queue in which `receiver` finds the letters of `topic`. */
export const queueOf = (topic: TopicSettings, receiver: string) => `${topic.name}.${receiver}`;

/** Queue of letters that failed for good; an operator looks at them and sends them again. */
export const deadQueueOf = (topic: TopicSettings, receiver: string) => `${queueOf(topic, receiver)}.dead`;
