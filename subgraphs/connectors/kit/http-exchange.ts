import { isIP } from 'node:net';
import type { Agent } from 'undici';
import { isInnerAddress } from '../../common/network/inner-address.ts';
import { bytesOf } from './http-body.ts';
import { breaker } from './http-breaker.ts';
import type { CookieJar } from './http-cookies.ts';
import { innerAddress } from './http-lookup.ts';
import type { BytesReply, HttpOptions } from './http-request.ts';
import type { HttpTerms } from './http-terms.ts';
import { myTurn } from './http-turn.ts';
import { SourceError } from './source-error.ts';

/** What an agency finds in its log; robots.txt may address `lapor-hub`. */
export const USER_AGENT = 'lapor-hub/0.1.0 (complaint integration)';

const TIMEOUT_MS = 30_000;

/** One client: its cookies live as long as the pull. */
export interface Client {
  agent: Agent;
  cookies: CookieJar;
  terms: HttpTerms;
}

/** One request and its whole reply, whatever its status. */
export async function exchange(
  { agent, cookies, terms }: Client,
  url: URL,
  options: HttpOptions & { maxBytes: number },
): Promise<BytesReply> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without asking the resolver, so it is looked at here.
  if (isIP(host) && isInnerAddress(host) && !terms.allowPrivateAddress) throw innerAddress(url.host);
  await myTurn(url.host, terms);
  breaker.enter(url.host);
  const content = contentOf(options);
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: options.method ?? 'GET',
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/json;q=0.9,*/*;q=0.5',
        'accept-encoding': 'identity',
        ...content.headers,
        ...options.headers,
        ...cookies.headerFor(url),
      },
      body: content.body,
      signal: AbortSignal.any([terms.signal, AbortSignal.timeout(terms.timeoutMs ?? TIMEOUT_MS)]),
    });
    cookies.keep(url, headers['set-cookie']);
    const bytes = await bytesOf(body, headers, url, options.maxBytes);
    breaker.ended(url.host, statusCode >= 500 ? 'FAILED' : 'ANSWERED');
    return { status: statusCode, url: url.href, headers: flat(headers), bytes };
  } catch (error) {
    const failure = explained(error, url);
    const isTheirs = failure.errorClass === 'unavailable' && !terms.signal.aborted;
    breaker.ended(url.host, isTheirs ? 'FAILED' : 'UNKNOWN');
    terms.signal.throwIfAborted();
    throw failure;
  }
}

function contentOf({ body, form, json }: HttpOptions): { body: string | null; headers: Record<string, string> } {
  if (json !== undefined) return { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
  if (form === undefined) return { body: body ?? null, headers: {} };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { body: new URLSearchParams(form).toString(), headers };
}

/** Whatever stopped the exchange, as a class the runner knows. */
function explained(error: unknown, url: URL): SourceError {
  const { cause, code, name } = error as { cause?: unknown; code?: string; name?: string };
  const own = [error, cause].find((candidate) => candidate instanceof SourceError);
  return own ?? new SourceError('unavailable', `${url.host} does not answer (${code || name || 'connection failed'}).`);
}

const flat = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
