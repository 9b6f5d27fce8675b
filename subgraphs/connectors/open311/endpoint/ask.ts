import {
  type BytesReply,
  DEEPEST_XML,
  type HttpOptions,
  type Json,
  type PullContext,
  SourceError,
  xmlValue,
} from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { textOf } from '../wire/charset.parser.ts';
import { jsonValue } from '../wire/json.parser.ts';
import { classOf, type Refusal, refusalOf } from '../wire/refusal.parser.ts';

/** What a city answers to one call. */
export interface Answer {
  status: number;
  /** Null: nothing, or (refusals only) nothing that could be read. */
  value: Json;
  /** What it says against the call; null: nothing. */
  refusal: Refusal | null;
}

const MAX_XML = 10 * 1024 * 1024;
const MAX_JSON = 20 * 1024 * 1024;
/** Statuses whose reply says more than the status does. */
const REFUSALS = [400, 401, 403, 404, 405, 406, 409, 410, 415, 422];
/** Patience with a city that speaks of a limit and not of its length, seconds. */
const USUAL_PAUSE = 60;

/**
 * One call and its answer as plain values, whatever the format: what begins with < is XML. Refusals are handed back.
 * @throws SourceError for what cannot be read, and as `ctx.http.bytes`
 */
export async function ask(ctx: PullContext<Open311Config>, url: string, options: HttpOptions = {}): Promise<Answer> {
  ctx.signal.throwIfAborted();
  const accept = [...REFUSALS, ...(options.accept ?? [])];
  const reply = await ctx.http.bytes(url, { maxBytes: MAX_JSON, ...options, accept });
  const text = textOf(reply.bytes, reply.headers['content-type'] ?? '', ctx.config.quirks.charset).trim();
  if (text === '') return { status: reply.status, value: null, refusal: null };
  if (/^<(?:!doctype\s+html|html)\b/i.test(text)) return webPage(reply, text);
  try {
    const value = valueIn(text, reply.bytes.length);
    return { status: reply.status, value, refusal: clean(refusalOf(value), ctx.config.apiKey) };
  } catch (error) {
    if (reply.status >= 400) return { status: reply.status, value: null, refusal: null };
    throw new SourceError('drift', `${placeOf(reply.url)} ${(error as Error).message}.`);
  }
}

/** The failure that a refusal is. */
export function failureOf(url: string, { status, refusal }: Answer): SourceError {
  const code = refusal?.code && refusal.code >= 400 && refusal.code < 600 ? refusal.code : status;
  const said = refusal?.description ? `: "${refusal.description}"` : '';
  const errorClass = classOf(code, refusal?.description ?? '');
  const hint = errorClass === 'config' && code === 404 ? ' Is the address of the endpoint right?' : '';
  const pause = errorClass === 'rate-limited' ? USUAL_PAUSE : null;
  return new SourceError(errorClass, `${placeOf(url)} refuses (${code})${said}.${hint}`, pause);
}

/** Does the city refuse the call? Some do so with status 200. */
export const isRefused = ({ status, refusal }: Answer) => status >= 300 || refusal !== null;

/** Host and path; the query may hold a key. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function valueIn(text: string, bytes: number): Json {
  if (text.startsWith('<')) {
    if (bytes > MAX_XML) throw new Error('is larger than 10 MB, too large for XML');
    return xmlValue(text);
  }
  let value: Json;
  try {
    value = jsonValue(text);
  } catch {
    throw new Error('answers neither XML nor JSON');
  }
  if (isDeeper(value, DEEPEST_XML)) throw new Error(`nests deeper than ${DEEPEST_XML} levels`);
  return value;
}

const isDeeper = (value: Json, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

function webPage({ status, url }: BytesReply, text: string): Answer {
  if (status >= 400) return { status, value: null, refusal: null };
  if (/type\s*=\s*["']?password/i.test(text)) throw new SourceError('auth', `${placeOf(url)} asks for a password.`);
  throw new SourceError('drift', `${placeOf(url)} answers a web page.`);
}

/** Cities repeat a key that they refuse. */
function clean(refusal: Refusal | null, apiKey: string | undefined): Refusal | null {
  if (!refusal || !apiKey) return refusal;
  return { ...refusal, description: refusal.description.replaceAll(apiKey, '[key]') };
}
