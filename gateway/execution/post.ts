import { Agent } from 'undici';

/** What a server answered. */
export interface Posted {
  status: number;
  text: string;
}

/** A text to be sent. */
export interface Posting {
  origin: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Connections to all subgraphs, kept open between calls. */
const agent = new Agent({ keepAliveTimeout: 30_000, connections: 64 });

/**
 * Sends a text by POST and takes the whole answer as one. No stream is made of it, which would cost more than the rest
 * of a small call.
 */
export function post({ origin, path, headers, body }: Posting, signal: AbortSignal): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    const handler = {
      onRequestStart(controller: { abort(reason: Error): void }) {
        const giveUp = () => controller.abort(signal.reason as Error);
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp, { once: true });
      },
      onResponseStart: (_: unknown, code: number) => {
        status = code;
      },
      onResponseData: (_: unknown, chunk: Buffer) => void chunks.push(chunk),
      onResponseEnd: () => resolve({ status, text: textOf(chunks) }),
      onResponseError: (_: unknown, error: Error) => reject(error),
    };
    agent.dispatch({ origin, path, method: 'POST', headers, body }, handler);
  });
}

const textOf = (chunks: readonly Buffer[]) =>
  chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString();
