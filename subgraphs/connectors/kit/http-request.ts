import type { Json } from './json.ts';

/** A reply of the legacy site. Fails as SourceError on 401/403 (auth), 429 (rate-limited), 5xx and no answer (unavailable). */
export interface HttpReply {
  status: number;
  url: string;
  headers: Record<string, string>;
  text: string;
}

/** As HttpReply, for files: the bytes as they came. */
export type BytesReply = Omit<HttpReply, 'text'> & { bytes: Buffer };

/** One request. At most one of `body`, `form` and `json`; none of them with GET. */
export interface HttpOptions {
  /** GET unless said otherwise. Only GET and HEAD follow redirects. */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Put behind `?`; undefined and null parts are left out. */
  query?: Record<string, string | number | boolean | null | undefined>;
  /** Only the origin asked is sent them; a redirect elsewhere loses them. */
  headers?: Record<string, string>;
  body?: string;
  form?: Record<string, string>;
  json?: Json;
  /** Refusals that are an answer here, e.g. [400] where the source says "duplicate" that way: handed back, not thrown. */
  accept?: number[];
  /** Largest reply, bytes: 5 MB for pages, 20 MB for `json`, 50 MB for `bytes` unless said otherwise. */
  maxBytes?: number;
}

/** The polite client of `ctx.http`. Addresses are whole, or paths under the connector's `http(config).base`. */
export interface SourceHttp {
  get(url: string, options?: HttpOptions): Promise<HttpReply>;
  /** As `get`, for any method. */
  send(url: string, options: HttpOptions): Promise<HttpReply>;
  /** The reply as JSON. @throws SourceError('drift') for what is no JSON; 404 and other refusals above 399 too */
  // biome-ignore lint/suspicious/noExplicitAny: what a source answers is known to its connector alone
  json(url: string, options?: HttpOptions): Promise<any>;
  /** A file. */
  bytes(url: string, options?: HttpOptions): Promise<BytesReply>;
}
