import type { Json } from '../../kit/json.ts';
import type { Listing } from '../recording.ts';
import type { Item, LivingSource } from './living-source.ts';

/** A JSON list that answers by its rule: filtered, sorted and cut into pages as the recording says. */
export function listingSource(listing: Listing): LivingSource {
  const { host, pathname } = new URL(listing.url);
  return {
    items: listing.items,
    id: listing.id,
    updated: listing.updated ?? null,
    answer({ method, url }, items) {
      if (method !== 'GET' || url.host !== host || url.pathname !== pathname) return null;
      const shown = pageOf(listing, sorted(listing, since(listing, items, url)), url);
      const reply = listing.list === '' ? shown : envelope(listing, shown, url);
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(reply) };
    },
  };
}

function since({ since: filter }: Listing, items: readonly Item[], url: URL): Item[] {
  const from = filter && url.searchParams.get(filter.parameter);
  return from ? items.filter((item) => rank(item[filter.key]) >= rank(from)) : [...items];
}

function sorted({ order }: Listing, items: Item[]): Item[] {
  const key = order.replace(/^-/, '');
  const up = items.sort((a, b) => compare(rank(a[key]), rank(b[key])));
  return order.startsWith('-') ? up.reverse() : up;
}

function pageOf({ paging, size, order }: Listing, items: Item[], url: URL): Item[] {
  const asked = url.searchParams.get(paging.parameter);
  if (paging.by === 'page') {
    const page = Number(asked ?? paging.first) - paging.first;
    return items.slice(page * size, (page + 1) * size);
  }
  if (paging.by === 'offset') return items.slice(Number(asked ?? 0), Number(asked ?? 0) + size);
  const isAfter = (item: Item) => compare(rank(item[paging.key]), rank(asked)) * (order.startsWith('-') ? -1 : 1) > 0;
  return (asked ? items.filter(isAfter) : items).slice(0, size);
}

function envelope({ list, paging }: Listing, shown: Item[], url: URL): Json {
  const next = paging.by === 'key' ? paging.next : undefined;
  if (paging.by !== 'key' || next === undefined) return { [list]: shown };
  return { [list]: shown, [next]: shown.at(-1)?.[paging.key] ?? url.searchParams.get(paging.parameter) ?? '' };
}

/** Numbers and times by their value, other things as text. */
function rank(value: Json | undefined): number | string {
  if (typeof value === 'number') return value;
  const text = String(value ?? '');
  if (/^\d+$/.test(text)) return Number(text);
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? text : at;
}

const compare = (a: number | string, b: number | string) => (a < b ? -1 : Number(a > b));
