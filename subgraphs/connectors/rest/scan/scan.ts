import type { Page, PullContext } from '../../kit/index.ts';
import type { RestClient } from '../read/client.ts';
import { type Item, ItemReader, itemsOf } from '../read/items.ts';
import { type ListPage, ListReader } from '../read/list.ts';
import type { RestConfig } from '../site/config.ts';
import { begun } from './begin.policy.ts';
import { completed, later, NOTHING_READ, type Position, type RestCursor, type Scan } from './cursor.ts';
import { expectAsSaid } from './page-rules.policy.ts';

/**
 * Reads the list page by page. An interrupted reading goes on where it stood; the mark moves only when the end is
 * reached, so that no order of the list can make it pass over anything. @throws SourceError
 */
export async function* scanList(
  ctx: PullContext<RestConfig>,
  client: RestClient,
  cursor: RestCursor | null,
): AsyncGenerator<Page<RestCursor>> {
  const reading = new Reading(ctx, client, cursor ?? NOTHING_READ);
  for (let page = await reading.next(); page; page = await reading.next()) yield page;
}

/** One pull of a list. */
class Reading {
  private readonly list: ListReader;
  private readonly startedAt: string;
  private isResumed: boolean;
  private isFaultless = true;
  private state: RestCursor;
  private readonly shown = new Set<string>();
  private readonly positions = new Set<Position>();

  constructor(
    private readonly ctx: PullContext<RestConfig>,
    private readonly client: RestClient,
    cursor: RestCursor,
  ) {
    this.list = new ListReader(ctx, client);
    this.startedAt = ctx.now().toISOString();
    this.isResumed = cursor.scan !== null;
    this.state = cursor.scan ? cursor : this.fresh(cursor);
  }

  /** The next page; null: the list has ended, or nothing has changed. */
  async next(): Promise<Page<RestCursor> | null> {
    const { scan } = this.state;
    if (!scan) return null;
    const { maxPages } = this.ctx.config;
    const ctx: PullContext<RestConfig> = this.ctx;
    ctx.expect(scan.pagesDone < maxPages, `the list does not end after ${maxPages} pages.`);
    const page = await this.list.page(scan.at, scan.since, this.isAskedWhetherNew() ? this.state : undefined);
    if (page.answer.status === 304) return this.unchanged();
    if (page.items === null && this.isExpired(scan)) {
      // A mark of the source that has lost its meaning meanwhile: the list is read again from what is known.
      this.state = this.fresh({ ...this.state, scan: null });
      return this.next();
    }
    const isPastEnd = page.items === null && this.list.pager.isShifting && scan.pagesDone > 0;
    ctx.expect(
      page.items !== null || isPastEnd,
      `the list answers ${page.answer.status} to page ${scan.pagesDone + 1}.`,
    );
    const taken = await this.take(page, scan);
    this.state = taken.cursor;
    return taken;
  }

  private async take(page: ListPage, scan: Scan): Promise<Page<RestCursor>> {
    const number = scan.pagesDone + 1;
    const { known, unreadable } = await itemsOf(this.ctx.config, page.items ?? [], number);
    // One item without an id is a bad item; a page of them is a source that looks otherwise.
    this.ctx.expect(
      known.length > 0 || unreadable.length < 2,
      `no item of page ${number} has an id ("${this.ctx.config.key}").`,
    );
    this.expectProgress(page, number);
    expectAsSaid(this.ctx, known, number);
    const movedUp = await this.movedUp(scan, known);
    const items = new ItemReader(this.ctx, this.client);
    for (const item of [...movedUp, ...known]) if (!item.isDeleted) await items.take(item);
    items.unreadable.push(...unreadable);
    this.isFaultless &&= items.unreadable.length === 0;
    const done = { ...scan, pagesDone: number, newest: this.newestOf(scan, [...movedUp, ...known]) };
    const at = await this.positionAfter(page, scan, known);
    const cursor = at === null ? this.ended(done, page) : this.continued(done, at, scan.at, known);
    return {
      records: items.records,
      unreadable: items.unreadable,
      notes: items.notes,
      deleted: [...movedUp, ...known].filter(({ isDeleted }) => isDeleted).map(({ id }) => id),
      cursor,
      // A list that is empty from its first page on proves nothing about what was there.
      complete: at === null && scan.isFull && !this.isResumed && this.isFaultless && (number > 1 || known.length > 0),
    };
  }

  /** Items move up over a page's edge when one above them vanishes: only a second look at the page before finds them. */
  private async movedUp({ before, since, recent, pagesDone }: Scan, known: Item[]): Promise<Item[]> {
    if (before === null || !this.list.pager.isShifting) return [];
    const again = await this.list.page(before, since);
    const { known: there } = await itemsOf(this.ctx.config, again.items ?? [], pagesDone);
    const read = new Set([...recent, ...known.map(({ id }) => id)]);
    return there.filter(({ id }) => !read.has(id));
  }

  /** A pager that shows a page a second time would do so for ever. */
  private expectProgress({ items }: ListPage, number: number): void {
    if (items === null || items.length === 0) return;
    const key = JSON.stringify(items);
    const ctx: PullContext<RestConfig> = this.ctx;
    ctx.expect(!this.shown.has(key), `paging stands still: page ${number} shows what an earlier page showed.`);
    this.shown.add(key);
  }

  private async positionAfter({ answer, url, items }: ListPage, scan: Scan, known: Item[]): Promise<Position | null> {
    const { list, updated } = this.ctx.config;
    const { pager } = this.list;
    const count = items?.length ?? 0;
    if (count === 0 && pager.isShifting) return null;
    const oldest = known.at(-1)?.changedAt;
    // Newest first: from here on all is older than the mark and its overlap.
    if (list.order === 'descending' && updated && scan.since && oldest && oldest < scan.since) return null;
    const at = await pager.next({ answer, url, at: scan.at, items: count });
    const ctx: PullContext<RestConfig> = this.ctx;
    ctx.expect(
      at === null || !this.positions.has(at),
      'paging stands still: the next page is one that was read already.',
    );
    if (at !== null) this.positions.add(at);
    return at;
  }

  /** A time that lies ahead of us would keep the mark there, and hide what changes until then. */
  private newestOf({ newest }: Scan, items: Item[]): string | null {
    const now = this.ctx.now().toISOString();
    return items.reduce<string | null>((mark, { changedAt }) => {
      if (changedAt === null) return mark;
      return later(mark, changedAt < now ? changedAt : now);
    }, newest);
  }

  private continued(done: Scan, at: Position, before: Position | null, known: Item[]): RestCursor {
    const { list } = this.ctx.config;
    const isKnownSoFar = list.order === 'ascending' && list.since !== undefined;
    return {
      ...this.state,
      mark: isKnownSoFar ? later(this.state.mark, done.newest) : this.state.mark,
      scan: { ...done, at, before, recent: known.map(({ id }) => id) },
    };
  }

  private ended(done: Scan, { answer }: ListPage): RestCursor {
    const isWhole = done.isFull && !(this.isResumed && this.ctx.config.deletes === 'full-scan');
    const cursor = completed(this.state, { ...done, isFull: isWhole }, this.startedAt);
    if (!this.isAskedWhetherNew()) return { ...cursor, etag: null, lastModified: null };
    return { ...cursor, etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null };
  }

  /** Only of one answer that holds everything can its source say "unchanged". */
  private isAskedWhetherNew(): boolean {
    const { list, detail, parts } = this.ctx.config;
    const saysAll = !detail && Object.keys(parts).length === 0;
    return list.paging.kind === 'none' && list.method === 'GET' && !list.since && saysAll;
  }

  private unchanged(): null {
    const { etag, lastModified } = this.state;
    const ctx: PullContext<RestConfig> = this.ctx;
    ctx.expect(this.isAskedWhetherNew() && (etag ?? lastModified), 'the list answers 304, which nobody asked for.');
    return null;
  }

  private isExpired({ at }: Scan): boolean {
    const isFirst = this.shown.size === 0 && this.positions.size === 0;
    return this.isResumed && isFirst && at !== null && !this.list.pager.isShifting;
  }

  private fresh(cursor: RestCursor): RestCursor {
    return begun(cursor, this.ctx, this.list.pager.first);
  }
}
