import type { HttpOptions, HttpReply } from '../../kit/http-request.ts';
import type { Json, SourceHttp } from '../../kit/index.ts';

/** One request and what the source answered; JSON as such. */
export interface Exchange {
  method: string;
  url: string;
  status: number;
  headers: Record<string, string>;
  body: Json;
}

/** Writes down what a connector asks and is answered. Files (`bytes`) are left out: nobody could scrub them. */
export class HttpRecorder {
  readonly exchanges: Exchange[] = [];
  /** Something was read as bytes. */
  readsBytes = false;

  /** The client the connector is lent instead; `base`: of relative paths. */
  wrap(http: SourceHttp, base: string | undefined): SourceHttp {
    const noted = async (url: string, options: HttpOptions | undefined, reply: HttpReply) => {
      const type = reply.headers['content-type'];
      const { status, text } = reply;
      this.note(addressOf(url, options, base), options, {
        status,
        headers: type ? { 'content-type': type } : {},
        body: text,
      });
      return reply;
    };
    return {
      get: async (url, options) => noted(url, options, await http.get(url, options)),
      send: async (url, options) => noted(url, options, await http.send(url, options)),
      json: async (url, options) => {
        const body = await http.json(url, options);
        const headers = { 'content-type': 'application/json' };
        this.note(addressOf(url, options, base), options, { status: 200, headers, body });
        return body;
      },
      bytes: (url, options) => {
        this.readsBytes = true;
        return http.bytes(url, options);
      },
    };
  }

  private note(
    url: string,
    options: HttpOptions | undefined,
    reply: Pick<Exchange, 'status' | 'headers' | 'body'>,
  ): void {
    this.exchanges.push({ method: options?.method ?? 'GET', url, ...reply });
  }
}

function addressOf(url: string, options: HttpOptions | undefined, base: string | undefined): string {
  const address = new URL(url, base);
  for (const [name, value] of Object.entries(options?.query ?? {}))
    if (value !== undefined && value !== null) address.searchParams.append(name, String(value));
  return address.href;
}
