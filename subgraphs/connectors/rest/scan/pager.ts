import type { Json } from '../../kit/index.ts';
import type { Answer } from '../read/client.ts';
import type { Paging } from '../site/paging.ts';
import { scalar, valueAt } from '../site/path.ts';
import type { Position } from './cursor.ts';

/** What a page showed, for the question where the next one is. */
export interface Shown {
  answer: Answer;
  /** Address the page was had from. */
  url: URL;
  at: Position | null;
  items: number;
}

type Kind = Paging['kind'];
type Of<K extends Kind> = Extract<Paging, { kind: K }>;

/** One way of cutting a list into pages. */
interface Pager<K extends Kind> {
  first(paging: Of<K>): Position | null;
  /** Parameters that ask for a page. */
  params(paging: Of<K>, at: Position | null): Record<string, Json>;
  /** The next page; null: that was the last one. */
  next(paging: Of<K>, shown: Shown): Promise<Position | null>;
}

const sized = ({ sizeParam, size }: { sizeParam?: string | undefined; size?: number | undefined }) =>
  sizeParam && size ? { [sizeParam]: size } : {};

/** A short page is the end only where the source file says so: many sources cap the size asked for. */
const endsShort = (paging: { size?: number | undefined; shortPageEnds: boolean }, items: number) =>
  paging.shortPageEnds && items < (paging.size ?? 0);

const PAGERS: { [K in Kind]: Pager<K> } = {
  none: { first: () => null, params: () => ({}), next: async () => null },
  page: {
    first: ({ start }) => start,
    params: (paging, at) => ({ [paging.param]: at, ...sized(paging) }),
    next: async (paging, { at, items }) => (endsShort(paging, items) ? null : Number(at) + 1),
  },
  offset: {
    first: () => 0,
    params: (paging, at) => ({ [paging.param]: at, ...sized(paging) }),
    // By what came, not by what was asked for: a source that caps its pages would be read with gaps.
    next: async (paging, { at, items }) => (endsShort(paging, items) ? null : Number(at) + items),
  },
  cursor: {
    first: () => null,
    params: (paging, at) => ({ ...(at !== null && { [paging.param]: at }), ...sized(paging) }),
    next: async ({ next }, { answer }) => scalar(await valueAt(next, answer.value)),
  },
  link: {
    first: () => null,
    params: (paging, at) => (at === null ? sized(paging) : {}),
    next: async (_, { answer, url }) => addressAt(nextLink(answer.headers.link ?? ''), url),
  },
  nextUrl: {
    first: () => null,
    params: (paging, at) => (at === null ? sized(paging) : {}),
    next: async ({ path }, { answer, url }) => addressAt(scalar(await valueAt(path, answer.value)), url),
  },
};

/** The pager of these settings. */
export const pagerOf = (paging: Paging) => {
  const pager = PAGERS[paging.kind] as Pager<Kind>;
  return {
    first: pager.first(paging),
    params: (at: Position | null) => pager.params(paging, at),
    next: (shown: Shown) => pager.next(paging, shown),
    /** Numbers of pages and items shift when something above them vanishes; marks of the source do not. */
    isShifting: paging.kind === 'page' || paging.kind === 'offset',
    /** Its positions are addresses. */
    isAddressed: paging.kind === 'link' || paging.kind === 'nextUrl',
  };
};

const addressAt = (address: string | null, url: URL) =>
  address === null ? null : (URL.parse(address, url.href)?.href ?? null);

/** The target of rel="next" in a header Link (RFC 8288); null: there is none. */
export function nextLink(header: string): string | null {
  for (const [, target, params] of header.matchAll(/<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(params ?? '');
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target ?? null;
  }
  return null;
}
