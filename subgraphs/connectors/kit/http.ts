import { Agent } from 'undici';
import { textOf } from './http-body.ts';
import { CookieJar } from './http-cookies.ts';
import { type Client, exchange } from './http-exchange.ts';
import { guardedLookup } from './http-lookup.ts';
import type { BytesReply, HttpOptions, HttpReply, SourceHttp } from './http-request.ts';
import { retryAfter } from './http-retry.ts';
import type { HttpTerms } from './http-terms.ts';
import { isTooDeep } from './json-depth.ts';
import { SourceError } from './source-error.ts';

export { USER_AGENT } from './http-exchange.ts';
export type { HttpTerms } from './http-terms.ts';

const MAX_REDIRECTS = 5;
const MEGABYTE = 1024 * 1024;
/** Largest replies taken: a list page of a complaint site has some 100 kB. */
const MAX_PAGE = 5 * MEGABYTE;
const MAX_JSON = 20 * MEGABYTE;
const MAX_FILE = 50 * MEGABYTE;

/** The polite client behind `ctx.http`. Make one per pull: its cookies live as long. */
export function httpFor(terms: HttpTerms): SourceHttp {
  const agent = terms.agent ?? new Agent({ connect: { lookup: guardedLookup(terms.allowPrivateAddress) as never } });
  const client: Client = { agent, cookies: new CookieJar(), terms };
  const send = async (url: string, options: HttpOptions = {}) =>
    textReply(await follow(client, url, options, MAX_PAGE));
  return {
    get: send,
    send,
    json: async (url, options = {}) => {
      const headers = { accept: 'application/json', ...options.headers };
      return jsonOf(textReply(await follow(client, url, { ...options, headers }, MAX_JSON)), options.accept);
    },
    bytes: (url, options = {}) => follow(client, url, options, MAX_FILE),
  };
}

async function follow(client: Client, start: string, options: HttpOptions, usualMax: number): Promise<BytesReply> {
  const { site } = client.terms;
  let url = urlOf(start, site?.base);
  for (const [name, value] of Object.entries(options.query ?? {}))
    if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
  const { origin } = url;
  const own = { ...(site && new URL(site.base).origin === origin && site.headers), ...options.headers };
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    // Credentials stay with the origin they were meant for.
    const headers = url.origin === origin ? own : {};
    const reply = await exchange(client, url, { ...options, headers, maxBytes: options.maxBytes ?? usualMax });
    const isRead = ['GET', 'HEAD'].includes(options.method ?? 'GET');
    const target = isRead && reply.status >= 300 && reply.status < 400 ? reply.headers.location : undefined;
    if (target === undefined) return accepted(reply, options.accept ?? []);
    url = urlOf(URL.parse(target, url.href)?.href ?? target);
  }
  throw new SourceError('drift', `${url.host} redirects more than ${MAX_REDIRECTS} times.`);
}

/** Refusals of the server as the classes the runner knows. */
function accepted(reply: BytesReply, accept: number[]): BytesReply {
  const { status, headers } = reply;
  if (accept.includes(status)) return reply;
  const said = saidBy(reply);
  if (status === 401 || status === 403) throw new SourceError('auth', said);
  if (status === 429) throw new SourceError('rate-limited', said, retryAfter(headers['retry-after'], new Date()));
  if (status >= 500) throw new SourceError('unavailable', said);
  return reply;
}

const textReply = ({ bytes, ...reply }: BytesReply): HttpReply => ({
  ...reply,
  text: textOf(bytes, reply.headers['content-type'] ?? ''),
});

function jsonOf(reply: HttpReply, accept: number[] = []): unknown {
  if (reply.status >= 300 && !accept.includes(reply.status)) throw new SourceError('drift', saidBy(reply));
  const { host, pathname } = new URL(reply.url);
  if (isTooDeep(reply.text))
    throw new SourceError('drift', `${host}${pathname} answers JSON that is nested without end.`);
  try {
    return JSON.parse(reply.text);
  } catch {
    throw new SourceError('drift', `${host}${pathname} answers something that is no JSON.`);
  }
}

const saidBy = ({ url, status }: { url: string; status: number }) =>
  `${new URL(url).host} answers ${status} to ${new URL(url).pathname}.`;

function urlOf(text: string, base?: string): URL {
  const url = URL.parse(text, base);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new SourceError('config', `"${text}" is no http address.`);
  return url;
}
