import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { HubError, hubError } from '../../subgraphs/common/errors/hub-error.ts';
import {
  type SentEvent,
  STREAM_TERMS,
  type StreamTerms,
  sendEvents,
} from '../../subgraphs/common/stream/send-events.ts';
import { internalError, toldError } from '../errors.ts';
import type { Sent } from './last-event.ts';
import type { Subscribed } from './subscribe.ts';

/** Streams one gateway keeps open; each costs a socket and its place in memory. */
const MOST_STREAMS = 5_000;

/** What is needed to answer with a stream. */
export interface StreamTools {
  subscribe(sent: Sent, request: FastifyRequest, signal: AbortSignal): Promise<Subscribed>;
  /** Instant after which the client's token holds no more; null: it has none, or an endless one. */
  expiryOf(request: FastifyRequest): Date | null;
  log: Logger;
  terms?: StreamTerms;
}

/** Answers operations whose client accepts text/event-stream (GraphQL over SSE, distinct connections). */
export class Streams {
  private readonly open = new Set<AbortController>();

  constructor(private readonly tools: StreamTools) {}

  /** Streams that are open. */
  get size(): number {
    return this.open.size;
  }

  /** Hangs up all clients; they come back to another gateway with Last-Event-ID. */
  end(): void {
    for (const stream of this.open) stream.abort();
  }

  /** 200 and a stream; 4xx and JSON when the operation cannot be run; 503 when there are too many streams. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    if (this.open.size >= MOST_STREAMS) return refuse(reply, 503, toldError(hubError('OVERLOADED'), request.id));
    const hangUp = new AbortController();
    this.open.add(hangUp);
    try {
      const subscribed = await this.tools.subscribe(request.body as Sent, request, hangUp.signal);
      if ('result' in subscribed && subscribed.result.data == null)
        return reply.code(400).send({ errors: subscribed.result.errors });
      reply.hijack();
      const end = await this.stream(request, reply, subscribed, hangUp);
      if (end === 'slow')
        this.tools.log.warn({ requestId: request.id }, 'a stream was ended: its client read too slowly');
    } catch (error) {
      if (!(error instanceof HubError) || reply.sent) throw error;
      return refuse(reply, error.code === 'UNAUTHENTICATED' ? 401 : 503, toldError(error, request.id));
    } finally {
      hangUp.abort();
      this.open.delete(hangUp);
    }
    return undefined;
  }

  private async stream(
    request: FastifyRequest,
    { raw }: FastifyReply,
    subscribed: Subscribed,
    hangUp: AbortController,
  ) {
    raw.on('close', () => hangUp.abort());
    hangUp.signal.addEventListener('abort', () => raw.writableEnded || raw.destroy());
    const expiry = this.tools.expiryOf(request);
    const results = 'results' in subscribed ? subscribed.results : once(subscribed.result);
    return sendEvents(
      raw,
      untilExpiry(told(results, request, this.tools.log), expiry, request.id),
      this.tools.terms ?? STREAM_TERMS,
    );
  }
}

/** Results as events; a failure is the last one. */
async function* told(
  results: AsyncIterable<FormattedExecutionResult>,
  request: FastifyRequest,
  log: Logger,
): AsyncGenerator<Omit<SentEvent, 'event'>> {
  try {
    for await (const result of results) yield { data: result, ...idOf(result) };
  } catch (error) {
    if (error instanceof HubError) return yield { data: { errors: [toldError(error, request.id)] } };
    log.error({ requestId: request.id, err: (error as Error).stack }, 'a stream failed');
    yield { data: { errors: [internalError(request.id)] } };
  }
}

/** Ends a stream with an error when the token of its client holds no more. */
async function* untilExpiry(
  events: AsyncGenerator<Omit<SentEvent, 'event'>>,
  expiry: Date | null,
  requestId: string,
): AsyncGenerator<Omit<SentEvent, 'event'>> {
  if (!expiry) return yield* events;
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<'expired'>((resolve) => {
    // A timer holds 24 days; a token that holds longer is asked for at the next event.
    timer = setTimeout(resolve, Math.min(expiry.valueOf() - Date.now(), 2 ** 31 - 1), 'expired').unref();
  });
  try {
    for (;;) {
      const next = await Promise.race([events.next(), expired]);
      if (next === 'expired' || expiry.valueOf() <= Date.now()) {
        return yield { data: { errors: [toldError(hubError('UNAUTHENTICATED', 'it has expired'), requestId)] } };
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** An event that says its place, in the field `cursor` of the subscription, gets it as its id. */
function idOf({ data }: FormattedExecutionResult): { id?: string } {
  const [value] = Object.values(data ?? {});
  const cursor = typeof value === 'object' && value !== null ? (value as { cursor?: unknown }).cursor : undefined;
  return typeof cursor === 'string' ? { id: cursor } : {};
}

const refuse = (reply: FastifyReply, status: number, error: object) => reply.code(status).send({ errors: [error] });

async function* once(result: FormattedExecutionResult): AsyncGenerator<FormattedExecutionResult> {
  yield result;
}
