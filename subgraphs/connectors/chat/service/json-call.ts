import { isTooDeep, SourceError, type WebhookRequest, z } from '../../kit/index.ts';
import type { ChatEvent, ReadCall } from './message.ts';

/** The body of a call as JSON. @throws SourceError('record') for what is none */
export function jsonOf({ body }: WebhookRequest): unknown {
  const text = body.toString('utf8');
  if (isTooDeep(text)) throw new SourceError('record', 'the body of the call is nested without end.');
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError('record', 'the body of the call is no JSON.');
  }
}

/** The elements of a list; anything else has none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A part of an object that may be anything. */
export const partOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** Reads each item by its shape: one that does not fit is broken, the rest goes on. */
export function readEach<Shape extends z.ZodType>(
  items: unknown[],
  shape: Shape,
  where: string,
  eventOf: (item: z.infer<Shape>) => ChatEvent | null,
): ReadCall {
  const call: ReadCall = { events: [], broken: [] };
  for (const item of items) {
    const { data, error } = shape.safeParse(item);
    if (error) {
      const [{ path, message } = { path: [], message: '' }] = error.issues;
      call.broken.push({ where, why: `${path.join('.') || 'message'}: ${message}` });
    } else {
      const event = eventOf(data);
      if (event) call.events.push(event);
    }
  }
  return call;
}

/** Ids come as numbers or texts. */
export const idShape = z.union([z.string().min(1).max(500), z.int()]).transform(String);

/** Unix seconds as an ISO instant. */
export const secondsShape = z.coerce
  .number()
  .min(1e9)
  .max(1e11)
  .transform((seconds) => new Date(seconds * 1000).toISOString());

/** Unix milliseconds as an ISO instant. */
export const millisecondsShape = z.coerce
  .number()
  .min(1e12)
  .max(1e14)
  .transform((ms) => new Date(ms).toISOString());
