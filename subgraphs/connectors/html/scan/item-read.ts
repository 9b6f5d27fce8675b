import { type Page, type PullContext, type RawRecord, SourceError } from '../../kit/index.ts';
import { type DetailPage, detailPage } from '../page/detail.parser.ts';
import type { KnownItem } from '../page/list.parser.ts';
import { type HtmlConfig, ruleOf } from '../site/site.ts';
import type { Visitor } from '../site/visitor.ts';
import { silentSpot } from './drift.policy.ts';
import { knownPage, markOf, type PageMark } from './known-page.ts';

/** What became of the items of one page. */
export interface ItemsRead {
  records: (RawRecord & { id: string; _fetchedAt: string })[];
  unreadable: NonNullable<Page<unknown>['unreadable']>;
  notes: string[];
}

/** Answers with which a site says that an item is no longer there. */
const GONE = new Set([404, 410]);

/**
 * Reads the own page of each item. One that cannot be had, twice, is set aside so that it does not hold up the others;
 * two in a row are the site's failure, not theirs.
 * @throws SourceError
 */
export async function readItems(
  ctx: PullContext<HtmlConfig>,
  visitor: Visitor,
  items: KnownItem[],
  page: number,
): Promise<ItemsRead> {
  const reader = new ItemReader(ctx, visitor, page);
  const failed: KnownItem[] = [];
  let isInRow = false;
  for (const item of items) {
    const failure = await reader.take(item);
    if (failure && isInRow) throw failure;
    isInRow = failure !== null;
    if (failure) failed.push(item);
  }
  for (const item of failed) {
    const failure = await reader.take(item);
    if (failure && reader.read.records.length === 0) throw failure;
    if (failure) reader.setAside(item, failure.message);
  }
  reader.expectLayout();
  return reader.read;
}

/** Reads items of one list page, one after the other. */
class ItemReader {
  readonly read: ItemsRead = { records: [], unreadable: [], notes: [] };
  private readonly pages: DetailPage[] = [];
  private gone = 0;
  private unchanged = 0;

  constructor(
    private readonly ctx: PullContext<HtmlConfig>,
    private readonly visitor: Visitor,
    private readonly listPage: number,
  ) {}

  /** Reads one item; returns the failure when its page cannot be had at present. */
  async take(item: KnownItem): Promise<SourceError | null> {
    try {
      await this.readOne(item);
      return null;
    } catch (error) {
      if (error instanceof SourceError && error.errorClass === 'unavailable') return error;
      throw error;
    }
  }

  setAside(item: KnownItem, why: string): void {
    const where = this.where(item);
    this.read.unreadable.push({ raw: { ...item.said, _where: where }, where, why });
  }

  /** @throws SourceError('drift') when what the pages should say stands on none of them */
  expectLayout(): void {
    const ctx: PullContext<HtmlConfig> = this.ctx;
    const { pages, listPage, read } = this;
    const { detail } = ctx.config;
    const rule = ruleOf(ctx.config);
    const said = pages.map((page) => page.said);
    const silent = silentSpot(detail?.fields ?? {}, said);
    ctx.expect(silent === null, `${silent} on the pages behind page ${listPage}.`);
    const lost = this.gone > 0 && pages.length + this.unchanged === 0;
    ctx.expect(!lost, `every page behind page ${listPage} is gone; "${detail?.link.selector}" leads nowhere.`);
    if (!rule || rule.otherwise) return;
    const voiceless = silentSpot({ privacy: { selector: rule.selector, optional: false } }, read.records.map(flags));
    ctx.expect(voiceless === null, `${voiceless} on page ${listPage}.`);
  }

  private async readOne(item: KnownItem): Promise<void> {
    const { detail, listUrl } = this.ctx.config;
    const fetchedAt = this.ctx.now().toISOString();
    if (!detail) return this.keep(item, null, fetchedAt, null);
    if (item.link === null) return this.setAside(item, `has no link to its own page ("${detail.link.selector}").`);
    // A link to another host could lead us anywhere.
    if (new URL(item.link).origin !== new URL(listUrl).origin)
      return this.setAside(item, 'has its own page on another host.');
    const before = await knownPage(this.ctx, item);
    const reply = await this.visitor.visit(item.link, before?.headers);
    if (reply.status === 304) return this.keepAsBefore(item, before?.raw);
    if (GONE.has(reply.status)) return this.noteGone(item, reply.status);
    const page = detailPage(reply.text, reply.url, detail, ruleOf(this.ctx.config));
    if (page.asksPassword && Object.keys(page.said).length === 0)
      throw new SourceError('auth', `the site asks for a password instead of showing ${this.where(item)}.`);
    this.pages.push(page);
    this.keep(item, page, fetchedAt, markOf(reply, item, this.ctx.config));
  }

  /** The record as it was read then, with the moment of that reading: its relative times belong to it. */
  private keepAsBefore(item: KnownItem, raw: RawRecord | undefined): void {
    const ctx: PullContext<HtmlConfig> = this.ctx;
    ctx.expect(raw, `${this.where(item)}: its own page answers 304, which nobody asked for.`);
    this.unchanged += 1;
    this.read.records.push({ ...raw, id: item.id, _fetchedAt: String(raw._fetchedAt), _where: this.where(item) });
  }

  private noteGone(item: KnownItem, status: number): void {
    this.gone += 1;
    this.read.notes.push(`${this.where(item)}: its own page is gone (${status})`);
  }

  private keep(item: KnownItem, page: DetailPage | null, fetchedAt: string, mark: PageMark | null): void {
    this.read.records.push({
      ...item.said,
      ...page?.said,
      id: item.id,
      privacy: [...new Set([...item.privacy, ...(page?.privacy ?? [])])].join('|'),
      answers: page?.answers ?? [],
      attachments: page?.attachments ?? [],
      _where: this.where(item),
      _url: item.link,
      _fetchedAt: fetchedAt,
      ...(mark && { _page: mark }),
    });
  }

  private where({ id }: KnownItem): string {
    return `page ${this.listPage}, item ${id}`;
  }
}

const flags = ({ privacy }: RawRecord) => ({ privacy: privacy === '' ? null : privacy });
