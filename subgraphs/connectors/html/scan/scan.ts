import type { Page, PullContext } from '../../kit/index.ts';
import type { KnownItem, ListPage } from '../page/list.parser.ts';
import type { HtmlConfig } from '../site/site.ts';
import type { Visitor } from '../site/visitor.ts';
import { begun, completed, type HtmlCursor, remembering, type Scan, withPage } from './cursor.ts';
import { readItems } from './item-read.ts';
import { readList } from './list-read.ts';

/** Enough to tell a changed page from an incomplete item. */
const ITEMS_CHECKED = 3;

/** A page of the list as it stands now, and what wandered off it onto the page before. */
interface Reading {
  list: ListPage | null;
  /** Items with an id, each once. */
  current: KnownItem[];
  movedUp: KnownItem[];
}

/**
 * Reads the list page by page, the newest first, and each item's own page. An interrupted scan goes on where it stood;
 * what was on top counts as seen only when the scan is complete, so nothing is ever passed over.
 * @throws SourceError
 */
export async function* scanPages(
  ctx: PullContext<HtmlConfig>,
  visitor: Visitor,
  cursor: HtmlCursor | null,
): AsyncGenerator<Page<HtmlCursor>> {
  let state: HtmlCursor = begun(cursor, ctx.config, ctx.now());
  const shown = new Set<string>();
  // What a reading in two pulls, or one with faults, has not shown may still be there.
  let isWhole = state.scan?.kind === 'FULL' && state.scan.pagesDone === 0;
  while (state.scan) {
    const reading = await look(ctx, visitor, state.scan);
    expectProgress(ctx, reading, state, shown);
    const page = await take(ctx, visitor, reading, state, state.scan);
    isWhole &&= page.unreadable?.length === 0;
    yield { ...page, complete: isWhole && page.cursor.scan === null };
    state = page.cursor;
  }
}

/** Is the first page a list, and do its first items have pages as expected? @throws SourceError */
export async function checkSite(ctx: PullContext<HtmlConfig>, visitor: Visitor): Promise<void> {
  const items = known(await readList(ctx, visitor, 1));
  await readItems(ctx, visitor, items.slice(0, ITEMS_CHECKED), 1);
}

async function look(ctx: PullContext<HtmlConfig>, visitor: Visitor, scan: Scan): Promise<Reading> {
  const number = scan.pagesDone + 1;
  ctx.expect(number <= ctx.config.maxPages, `the list does not end after ${ctx.config.maxPages} pages.`);
  const list = await readList(ctx, visitor, number);
  const current = known(list);
  // Items move up over a page's edge when one above them vanishes: only a second look at the page before finds them.
  const before = number > 1 ? await readList(ctx, visitor, number - 1) : null;
  const read = new Set([...scan.recent.flat(), ...current.map(({ id }) => id)]);
  return { list, current, movedUp: known(before).filter(({ id }) => !read.has(id)) };
}

/** A pager that shows a page a second time would do so for ever. */
function expectProgress(
  ctx: PullContext<HtmlConfig>,
  { current }: Reading,
  { scan }: HtmlCursor,
  shown: Set<string>,
): void {
  if (current.length === 0) return;
  const key = current.map(({ id }) => id).join('\n');
  const hint =
    ctx.config.list.next === undefined ? ' If it is the last one, name its link to the next in list.next.' : '';
  ctx.expect(!shown.has(key), `page ${(scan?.pagesDone ?? 0) + 1} shows what an earlier page showed.${hint}`);
  shown.add(key);
}

async function take(
  ctx: PullContext<HtmlConfig>,
  visitor: Visitor,
  { list, current, movedUp }: Reading,
  state: HtmlCursor,
  scan: Scan,
): Promise<Page<HtmlCursor>> {
  const number = scan.pagesDone + 1;
  const read = new Set(scan.recent.flat());
  const items = [...movedUp, ...current.filter(({ id }) => !read.has(id))];
  const page = await readItems(ctx, visitor, items, number);
  page.unreadable.push(...nameless(ctx, list, number));
  const firstSeen = remembering(state.firstSeen, page.records, ctx.config.timezone);
  const records = page.records.map((record) => ({ ...record, _firstSeen: firstSeen[record.id] ?? null }));
  const done = withPage(scan, current, movedUp);
  const cursor = { ...state, firstSeen, scan: done };
  const last = current.at(-1)?.id;
  const metKnown = scan.kind === 'NEW' && last !== undefined && state.newestSeen.includes(last);
  const atEnd = current.length === 0 || list?.hasNext === false;
  return { ...page, records, cursor: metKnown || atEnd ? completed(cursor, done) : cursor };
}

function known(list: ListPage | null): KnownItem[] {
  const byId = new Map<string, KnownItem>();
  // A pinned item stands in its place as well.
  for (const item of list?.items ?? []) {
    const { id } = item.said;
    if (id !== undefined && !byId.has(id)) byId.set(id, { ...item, id });
  }
  return [...byId.values()];
}

function nameless({ config }: PullContext<HtmlConfig>, list: ListPage | null, page: number) {
  return (list?.items ?? []).flatMap(({ said }, index) => {
    const where = `page ${page}, item ${index + 1}`;
    const why = `has no id ("${config.fields.id?.selector}").`;
    return said.id === undefined ? [{ raw: { ...said, _where: where }, where, why }] : [];
  });
}
