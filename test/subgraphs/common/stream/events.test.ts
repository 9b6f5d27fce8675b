import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { readEvents } from '../../../../subgraphs/common/stream/read-events.ts';
import { type StreamEnd, sendEvents, written } from '../../../../subgraphs/common/stream/send-events.ts';

let server: Server | undefined;
let socket: Socket | undefined;
afterEach(() => {
  socket?.destroy();
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers every request with `answer`. */
async function serving(answer: (response: ServerResponse) => void): Promise<number> {
  server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function* counted(to: number) {
  for (let n = 1; n <= to; n += 1) yield { data: { n }, id: String(n) };
}

test.each([
  [
    'a result with its place',
    { event: 'next', data: { a: 1 }, id: 'x' } as const,
    'id: x\nevent: next\ndata: {"a":1}\n\n',
  ],
  ['the end', { event: 'complete' } as const, 'event: complete\ndata: \n\n'],
  [
    'an id that would be lines of its own',
    { event: 'next', data: 1, id: 'x\ndata: 2' } as const,
    'id: xdata: 2\nevent: next\ndata: 1\n\n',
  ],
])('%s is written in the words of the protocol', (_, event, words) => expect(written(event)).toBe(words));

test('what is sent is read, in order, up to the end', async () => {
  const port = await serving((response) => void sendEvents(response, counted(3)));
  const { body } = await fetch(`http://127.0.0.1:${port}`);
  const read: unknown[] = [];
  for await (const result of readEvents(body!)) read.push(result);
  expect(read).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test('a stream that breaks off is an error, not an end', async () => {
  const port = await serving((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(written({ event: 'next', data: 1 }));
  });
  const { body } = await fetch(`http://127.0.0.1:${port}`);
  const events = readEvents(body!);
  expect((await events.next()).value).toBe(1);
  await expect(events.next()).rejects.toThrow('broke off');
});

test('a client that reads nothing is let go; results are not asked for beyond what it takes', async () => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked += 1;
      yield { data: 'x'.repeat(64 * 1024) };
    }
  }
  const ended = new Promise<StreamEnd>((resolve) => {
    void serving(
      (response) => void sendEvents(response, endless(), { heartbeatMs: 1000, slowMs: 200 }).then(resolve),
    ).then((port) => {
      socket = connect(port, '127.0.0.1', () => socket!.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
      socket.on('error', () => {}).pause();
    });
  });
  expect(await ended).toBe('slow');
  expect(asked).toBeLessThan(1_000);
});

test('a client that goes away ends the asking', async () => {
  let ended = false;
  async function* ticking() {
    try {
      for (;;) {
        yield { data: 1 };
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    } finally {
      ended = true;
    }
  }
  const port = await serving((response) => void sendEvents(response, ticking()));
  const hangUp = new AbortController();
  await fetch(`http://127.0.0.1:${port}`, { signal: hangUp.signal });
  hangUp.abort();
  for (let n = 0; n < 100 && !ended; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ended).toBe(true);
});
