import { createHash } from 'node:crypto';
import type { HttpReply, PullContext, RawRecord } from '../../kit/index.ts';
import type { KnownItem } from '../page/list.parser.ts';
import type { HtmlConfig } from '../site/site.ts';

/** Marks of a page, kept in its record: by them the site is asked whether it still holds. */
export type PageMark = { etag: string | null; lastModified: string | null; of: string };

/** A site's marks may overlook an edit, e.g. an answer below a post: as often as this a page is read in any case, days. */
const DAYS_BETWEEN_READINGS = 7;
const DAY_MS = 86_400_000;

/** What a new reply would be read from: the list's words and our settings. Other ones need the page itself. */
const basisOf = ({ said, privacy, link }: KnownItem, config: HtmlConfig) =>
  createHash('sha256')
    .update(JSON.stringify([said, privacy, link, config.detail, config.privacy]))
    .digest('base64url');

/** The marks of a reply, for its record; null: it has none. */
export function markOf({ headers }: HttpReply, item: KnownItem, config: HtmlConfig): PageMark | null {
  const { etag = null, 'last-modified': lastModified = null } = headers;
  return etag === null && lastModified === null ? null : { etag, lastModified, of: basisOf(item, config) };
}

/** The record of a page that the site may be asked about, and the headers that ask; null: its page has to be read. */
export async function knownPage(
  ctx: PullContext<HtmlConfig>,
  item: KnownItem,
): Promise<{ raw: RawRecord; headers: Record<string, string> } | null> {
  if (isReadAnyway(item.id, ctx.now())) return null;
  const raw = await ctx.recall(item.id);
  const mark = raw?._page as PageMark | null | undefined;
  if (!raw || !mark || raw.id !== item.id || mark.of !== basisOf(item, ctx.config)) return null;
  if (mark.etag !== null) return { raw, headers: { 'if-none-match': mark.etag } };
  return mark.lastModified === null ? null : { raw, headers: { 'if-modified-since': mark.lastModified } };
}

/** Another seventh of all pages each day, so that no day has to read them all. */
export function isReadAnyway(id: string, now: Date): boolean {
  const share = createHash('sha256').update(id).digest().readUInt16BE();
  return (Math.floor(now.valueOf() / DAY_MS) + share) % DAYS_BETWEEN_READINGS === 0;
}
