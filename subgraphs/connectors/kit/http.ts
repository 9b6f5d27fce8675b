import { isIP } from 'node:net';
import { Agent } from 'undici';
import { isInnerAddress } from './address.ts';
import type { HttpReply, PullContext } from './connector.ts';
import { textOf } from './http-body.ts';
import { CookieJar } from './http-cookies.ts';
import { guardedLookup, innerAddress } from './http-lookup.ts';
import { retryAfter } from './http-retry.ts';
import { myTurn } from './http-turn.ts';
import { SourceError } from './source-error.ts';

/** How politely and how freely a connector may call. */
export interface HttpTerms {
  requestsPerSecond: number;
  /** The operator's permission to call addresses of the own network; a source cannot grant it to itself. */
  allowPrivateAddress: boolean;
  signal: AbortSignal;
  /** Longest wait for one reply, from connecting to its last byte; 30 s unless said otherwise. */
  timeoutMs?: number;
}

/** What an agency finds in its log; robots.txt may address `lapor-hub`. */
export const USER_AGENT = 'lapor-hub/0.1.0 (complaint integration)';

const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;

/** One client: its cookies live as long as the pull. */
interface Client {
  agent: Agent;
  cookies: CookieJar;
  terms: HttpTerms;
}

/** The polite client behind `ctx.http`. Make one per pull. */
export function httpFor(terms: HttpTerms): PullContext<unknown>['http'] {
  const agent = new Agent({ connect: { lookup: guardedLookup(terms.allowPrivateAddress) as never } });
  const client = { agent, cookies: new CookieJar(), terms };
  return { get: (url) => follow(client, url) };
}

async function follow(client: Client, start: string): Promise<HttpReply> {
  let url = urlOf(start);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const reply = await ask(client, url);
    const target = reply.status >= 300 && reply.status < 400 ? reply.headers.location : undefined;
    if (target === undefined) return accepted(reply);
    url = urlOf(URL.parse(target, url.href)?.href ?? target);
  }
  throw new SourceError('drift', `${url.host} redirects more than ${MAX_REDIRECTS} times.`);
}

async function ask({ agent, cookies, terms }: Client, url: URL): Promise<HttpReply> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without asking the resolver, so it is looked at here.
  if (isIP(host) && isInnerAddress(host) && !terms.allowPrivateAddress) throw innerAddress(url.host);
  await myTurn(url.host, terms);
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/json;q=0.9,*/*;q=0.5',
        'accept-encoding': 'identity',
        ...cookies.headerFor(url),
      },
      signal: AbortSignal.any([terms.signal, AbortSignal.timeout(terms.timeoutMs ?? TIMEOUT_MS)]),
    });
    cookies.keep(url, headers['set-cookie']);
    const text = await textOf(body, headers, url);
    return { status: statusCode, url: url.href, headers: flat(headers), text };
  } catch (error) {
    terms.signal.throwIfAborted();
    throw explained(error, url);
  }
}

/** Whatever stopped the exchange, as a class the runner knows. */
function explained(error: unknown, url: URL): SourceError {
  const { cause, code, name } = error as { cause?: unknown; code?: string; name?: string };
  const own = [error, cause].find((candidate) => candidate instanceof SourceError);
  return own ?? new SourceError('unavailable', `${url.host} does not answer (${code || name || 'connection failed'}).`);
}

/** Refusals of the server as the classes the runner knows. */
function accepted(reply: HttpReply): HttpReply {
  const { status, headers } = reply;
  const said = `${new URL(reply.url).host} answers ${status} to ${new URL(reply.url).pathname}.`;
  if (status === 401 || status === 403) throw new SourceError('auth', said);
  if (status === 429) throw new SourceError('rate-limited', said, retryAfter(headers['retry-after'], new Date()));
  if (status >= 500) throw new SourceError('unavailable', said);
  return reply;
}

function urlOf(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new SourceError('config', `"${text}" is no http address.`);
  return url;
}

const flat = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
