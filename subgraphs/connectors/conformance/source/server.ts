import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent } from 'undici';
import type { Asked, Reply } from './living-source.ts';

/** Ways in which a reply never becomes one. */
export type Fault = 'RESET' | 'CUT' | 'DRIP' | 'ENDLESS';

/** A reply, or the fault it ends with. */
export type Outcome = Reply & { fault?: Fault };

/** Decides what becomes of one request. */
export type Answering = (asked: Asked) => Outcome;

/** Bytes an endless reply sends at most, far above every cap of the kit. */
const ENDLESS_BYTES = 256 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, ' ');
const DRIP_MS = 200;

/** A real HTTP server that stands in for every host; asked through its `agent`, whatever the address says. */
export interface SourceServer {
  agent: Agent;
  /** Who answers from now on. */
  answering: Answering;
  /** Bytes of endless replies that were taken from it. */
  bytesTaken: number;
  stop(): Promise<void>;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startSourceServer(): Promise<SourceServer> {
  const http = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const server: SourceServer = {
    agent: agentTo(port),
    answering: () => ({ status: 404, headers: {}, body: '' }),
    bytesTaken: 0,
    async stop() {
      await server.agent.destroy();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => '');
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    send(server, response, server.answering({ method: request.method ?? 'GET', url, headers, body }));
  }
  return server;
}

/** Connects to the server whatever host is asked for; https sources are spoken to in the clear. */
const agentTo = (port: number) =>
  new Agent({
    connect(_options, callback) {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => callback(null, socket));
      socket.once('error', (error) => callback(error, null));
    },
  });

function send(server: SourceServer, response: ServerResponse, { status, headers, body, fault }: Outcome): void {
  const bytes = Buffer.from(body as string);
  if (fault === 'RESET') return void response.socket?.resetAndDestroy();
  if (fault === 'ENDLESS') return void endless(server, response, headers);
  response.writeHead(status, fault === 'DRIP' ? headers : { ...headers, 'content-length': String(bytes.length) });
  if (fault === 'CUT') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else if (fault === 'DRIP') {
    const timer = setInterval(() => response.write('x'), DRIP_MS);
    response.write('x');
    response.on('close', () => clearInterval(timer));
  } else response.end(bytes);
}

function endless(server: SourceServer, response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead(200, headers);
  let left = ENDLESS_BYTES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      server.bytesTaken += CHUNK.length;
      if (!response.write(CHUNK)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}
