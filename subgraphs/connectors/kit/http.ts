import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher } from 'undici';
import { isInnerAddress } from './address.ts';
import type { HttpReply, PullContext } from './connector.ts';
import { SourceError } from './source-error.ts';

/** How politely and how freely a connector may call. */
export interface HttpTerms {
  requestsPerSecond: number;
  /** The operator's permission to call addresses of the own network; a source cannot grant it to itself. */
  allowPrivateAddress: boolean;
  signal: AbortSignal;
}

const USER_AGENT = 'lapor-hub/0.1 (complaint integration)';
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;
const MAX_BYTES = 5 * 1024 * 1024;

/** When each host may be asked again, over all channels of this process. */
const nextTurn = new Map<string, number>();

/** The polite client behind `ctx.http`. */
export function httpFor(terms: HttpTerms): PullContext<unknown>['http'] {
  const agent = new Agent({ connect: { lookup: guardedLookup(terms) as never, timeout: TIMEOUT_MS } });
  return { get: (url) => follow(agent, terms, url) };
}

async function follow(agent: Agent, terms: HttpTerms, start: string): Promise<HttpReply> {
  let url = urlOf(start);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const reply = await ask(agent, terms, url);
    const target = reply.status >= 300 && reply.status < 400 ? reply.headers.location : undefined;
    if (target === undefined) return accepted(reply);
    url = urlOf(new URL(target, url).href);
  }
  throw new SourceError('drift', `${url.host} redirects more than ${MAX_REDIRECTS} times.`);
}

async function ask(agent: Agent, terms: HttpTerms, url: URL): Promise<HttpReply> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isInnerAddress(host) && !terms.allowPrivateAddress) throw innerAddress(url.host);
  await myTurn(url.host, terms);
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { 'user-agent': USER_AGENT, accept: 'text/html,application/json;q=0.9,*/*;q=0.5' },
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      signal: terms.signal,
    });
    return { status: statusCode, url: url.href, headers: flat(headers), text: await capped(body, url) };
  } catch (error) {
    if (error instanceof SourceError || terms.signal.aborted) throw error;
    const cause = (error as { cause?: unknown }).cause;
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(
      'unavailable',
      `${url.host} does not answer (${(error as { code?: string }).code ?? 'connection failed'}).`,
    );
  }
}

/** Refusals of the server as the classes the runner knows. */
function accepted(reply: HttpReply): HttpReply {
  const { status } = reply;
  const said = `${new URL(reply.url).host} answers ${status} to ${new URL(reply.url).pathname}.`;
  if (status === 401 || status === 403) throw new SourceError('auth', said);
  if (status === 429) throw new SourceError('rate-limited', said, retryAfter(reply.headers['retry-after']));
  if (status >= 500) throw new SourceError('unavailable', said);
  return reply;
}

/** Resolves a name and hands on only addresses that were checked, so that the connection goes where we looked. */
const guardedLookup =
  (terms: HttpTerms): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const inner = addresses.some(({ address }) => isInnerAddress(address));
      if (inner && !terms.allowPrivateAddress) return done(innerAddress(hostname) as NodeJS.ErrnoException, '', 0);
      const [first] = addresses;
      return options.all ? done(null, addresses as never) : done(null, first?.address ?? '', first?.family ?? 4);
    });

const innerAddress = (host: string) =>
  new SourceError(
    'config',
    `${host} lies in an inner network; the operator has to allow that (ALLOW_PRIVATE_SOURCES).`,
  );

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new SourceError('config', `"${text}" is no http address.`);
  return url;
}

/** Waits until the host may be asked again. */
async function myTurn(host: string, { requestsPerSecond, signal }: HttpTerms): Promise<void> {
  const now = Date.now();
  const turn = Math.max(now, nextTurn.get(host) ?? 0);
  nextTurn.set(host, turn + 1000 / requestsPerSecond);
  if (turn > now) await sleep(turn - now, undefined, { signal });
}

async function capped(body: Dispatcher.ResponseData['body'], url: URL): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_BYTES)
      throw new SourceError('drift', `${url.host}${url.pathname} is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const flat = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));

/** Retry-After in seconds, or as a date (RFC 9110); a minute when it says neither. */
function retryAfter(value: string | undefined): number {
  const seconds = Number(value);
  if (value && Number.isFinite(seconds)) return Math.max(1, seconds);
  const until = Date.parse(value ?? '');
  return Number.isNaN(until) ? 60 : Math.max(1, Math.ceil((until - Date.now()) / 1000));
}
