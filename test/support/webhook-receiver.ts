import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A notice as it arrived, with its body as the bytes that were signed. */
export interface ArrivedNotice {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A subscriber's endpoint on a free port of this machine. */
export class WebhookReceiver {
  readonly arrived: ArrivedNotice[] = [];
  /** What it answers with; tests replace it. */
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();

  private constructor(private readonly server: Server) {}

  /** Opens it. Call `close` in `afterAll`. */
  static async open(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      receiver.arrived.push({ headers: request.headers, body });
      receiver.answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** Its address. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/kait`;
  }

  /** Everything that arrived since the last call, as the library of Standard Webhooks reads it. @throws if not signed with `secret` */
  take(secret: string) {
    return this.arrived.splice(0).map(({ headers, body }) => ({
      id: String(headers['webhook-id']),
      ...(new Webhook(secret).verify(body, headers as Record<string, string>) as {
        type: string;
        timestamp: string;
        data: Record<string, string | null>;
      }),
    }));
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}
