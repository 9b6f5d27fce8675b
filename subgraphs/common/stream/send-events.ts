import type { ServerResponse } from 'node:http';

/** One event of a stream: `next` with a result, or `complete` without. */
export interface SentEvent {
  event: 'next' | 'complete';
  data?: unknown;
  /** Place of the event, for a client that comes back with Last-Event-ID. */
  id?: string;
}

/** How a stream is kept, ms. */
export interface StreamTerms {
  /** A comment is sent so often, so that nobody between closes a quiet connection. */
  heartbeatMs: number;
  /** A client that has not taken what was written for so long is let go. */
  slowMs: number;
}

export const STREAM_TERMS: StreamTerms = { heartbeatMs: 15_000, slowMs: 20_000 };

/** How a stream ended. */
export type StreamEnd = 'complete' | 'gone' | 'slow';

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

/**
 * Writes results as Server-Sent Events (GraphQL over SSE, distinct connections). The next result is asked for only when
 * the client has taken the one before, so nothing piles up; who takes nothing for too long is let go.
 */
export async function sendEvents(
  response: ServerResponse,
  results: AsyncIterable<Omit<SentEvent, 'event'>>,
  { heartbeatMs, slowMs }: StreamTerms = STREAM_TERMS,
): Promise<StreamEnd> {
  response.writeHead(200, HEAD);
  response.write(':\n\n');
  const beat = setInterval(() => response.writableNeedDrain || response.write(':\n\n'), heartbeatMs).unref();
  try {
    for await (const result of results) {
      if (response.destroyed) return 'gone';
      if (!response.write(written({ event: 'next', ...result })) && !(await drained(response, slowMs))) return 'slow';
    }
    response.end(written({ event: 'complete' }));
    return 'complete';
  } finally {
    clearInterval(beat);
    if (!response.writableEnded) response.destroy();
  }
}

/** An event in the words of the protocol; JSON has no line breaks, an id neither. */
export function written({ event, data, id }: SentEvent): string {
  const lines = [id === undefined ? null : `id: ${id.replace(/[\r\n\0]/g, '')}`, `event: ${event}`];
  return `${[...lines, `data: ${data === undefined ? '' : JSON.stringify(data)}`].filter((line) => line !== null).join('\n')}\n\n`;
}

/** Resolves once the client has taken what was written; false: not in time. A client that has gone counts as drained. */
function drained(response: ServerResponse, slowMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (taken: boolean) => {
      clearTimeout(timer);
      response.off('drain', took).off('close', took);
      resolve(taken);
    };
    const took = () => end(true);
    const timer = setTimeout(() => end(false), slowMs);
    response.once('drain', took).once('close', took);
  });
}
