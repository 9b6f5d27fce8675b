import type { Exchange, Recording } from '../recording.ts';
import { listingSource } from './listing.ts';
import type { Asked, Item, LivingSource, Reply } from './living-source.ts';

/** Answers requests as the recording does. */
export interface StandIn {
  living: LivingSource | null;
  answer(asked: Asked, items: readonly Item[]): Reply;
}

/** The stand-in of a recorded source; null: the recording holds raw pages, no replies. */
export function standIn(recording: Recording, own?: LivingSource): StandIn | null {
  const { http } = recording;
  if (!http && !own) return null;
  const { exchanges = [], ignoreQuery = [], listing } = http ?? {};
  const living = own ?? (listing ? listingSource(listing) : null);
  return {
    living,
    answer: (asked, items) =>
      living?.answer(asked, items) ?? replyOf(exchanges.find((exchange) => fits(exchange, asked, ignoreQuery))),
  };
}

function fits(exchange: Exchange, { method, url, body }: Asked, ignored: string[]): boolean {
  if (exchange.method !== method || (exchange.asked !== undefined && exchange.asked !== body)) return false;
  return keyOf(new URL(exchange.url), ignored) === keyOf(url, ignored);
}

/** Schemes do not count: the stand-in speaks plain HTTP for https sources too. */
function keyOf(url: URL, ignored: string[]): string {
  const query = [...url.searchParams].filter(([name]) => !ignored.includes(name)).sort();
  return `${url.host}${url.pathname}?${new URLSearchParams(query)}`;
}

/** What is not recorded is not found: sources have no other way to say so, and connectors have to bear it. */
const NOT_RECORDED: Reply = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'not recorded' };

function replyOf(exchange: Exchange | undefined): Reply {
  if (!exchange) return NOT_RECORDED;
  const { status, headers, body = '', base64 } = exchange;
  if (base64 !== undefined) return { status, headers, body: Buffer.from(base64, 'base64') };
  if (typeof body === 'string') return { status, headers, body };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
