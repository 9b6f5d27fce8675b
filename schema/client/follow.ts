import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { HubRequestError, unreachable } from './hub-request-error.ts';
import { type Answer, dataOf, dataOrError, type HubClientOptions, post } from './post.ts';

/** How a subscription is followed. */
export interface FollowOptions {
  /** Ends it. */
  signal?: AbortSignal;
  /** Cursor of the last event heard on an earlier page; absent: from now on. */
  lastEventId?: string;
  /** Told when the connection is open (null) and each time it is lost, with why. */
  onConnection?: (lost: HubRequestError | null) => void;
}

/** First pause before a connection is opened anew, and the longest, ms; doubled each time nothing was heard. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Where a subscription stands between two connections. */
interface Place {
  lastEventId: string | undefined;
  pauseMs: number;
  /** The connection of the moment was open. */
  opened: boolean;
}

/** A connection that was open ends when its token does; another token opens the next one. */
const tokenRanOut = ({ code }: HubRequestError, { token }: HubClientOptions, { opened }: Place): boolean =>
  code === 'UNAUTHENTICATED' && typeof token === 'function' && opened;

/** The data of each event; see HubClient.subscribe. */
export async function* follow(
  options: HubClientOptions,
  body: { query: string; variables: unknown },
  { signal, lastEventId, onConnection }: FollowOptions = {},
): AsyncGenerator<unknown, void> {
  const place: Place = { lastEventId, pauseMs: FIRST_PAUSE_MS, opened: false };
  while (!signal?.aborted) {
    place.opened = false;
    try {
      yield* connection(options, body, place, signal, onConnection);
      return;
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof HubRequestError) || !(error.remedy === 'RETRY' || tokenRanOut(error, options, place)))
        throw error;
      onConnection?.(error);
    }
    await pause(place.pauseMs, signal);
    place.pauseMs = Math.min(place.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

/** Events of one connection; returns when the hub says the subscription is complete. @throws HubRequestError when it is lost */
async function* connection(
  options: HubClientOptions,
  body: { query: string; variables: unknown },
  place: Place,
  signal: AbortSignal | undefined,
  onConnection: FollowOptions['onConnection'],
): AsyncGenerator<unknown, void> {
  const goOn: Record<string, string> = place.lastEventId === undefined ? {} : { 'last-event-id': place.lastEventId };
  const response = await post(options, body, { accept: 'text/event-stream', ...goOn }, signal);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream || !response.body) {
    await dataOf(response);
    throw unreachable('it answered without a stream');
  }
  place.opened = true;
  onConnection?.(null);
  for await (const event of eventsOf(response.body)) {
    if (event.event === 'complete') return;
    if (event.id !== undefined) place.lastEventId = event.id;
    place.pauseMs = FIRST_PAUSE_MS;
    yield dataOrError(JSON.parse(event.data) as Answer);
  }
  throw unreachable('the connection ended');
}

/** By hand: not every browser can loop over a stream. @throws HubRequestError when the connection breaks */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage, void> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .pipeThrough(new EventSourceParserStream())
    .getReader() as ReadableStreamDefaultReader<EventSourceMessage>;
  try {
    while (true) {
      const { done, value } = await reader.read().catch((error: Error) => {
        throw unreachable(error.message);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Resolves after `ms`, or as soon as nobody waits any more. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener('abort', end, { once: true });
  });
}
