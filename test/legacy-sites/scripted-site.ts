import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a scripted site answers to one request: a page, a reply in parts, or a function that does as it likes. */
export type Answer =
  | string
  | { status?: number; headers?: Record<string, string | string[]>; body?: string | Buffer }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A website on 127.0.0.1 that answers as a test says. */
export interface ScriptedSite {
  url: string;
  /** Paths asked for so far, with their query, in order. */
  asked: string[];
  /** Header lines of the last request. */
  lastHeaders(): IncomingMessage['headers'];
  stop(): Promise<void>;
}

/** Starts a site that asks `answer` about each path; what it answers with undefined is not found (404). */
export async function scriptedSite(
  answer: (path: string, request: IncomingMessage) => Answer | undefined,
): Promise<ScriptedSite> {
  const asked: string[] = [];
  let headers: IncomingMessage['headers'] = {};
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    headers = request.headers;
    reply(answer(path, request) ?? { status: 404, body: 'not found' }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    lastHeaders: () => headers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') {
    answer(request, response);
    return;
  }
  const { status = 200, headers = {}, body = '' } = typeof answer === 'string' ? { body: answer } : answer;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}
