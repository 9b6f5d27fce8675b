import { type Json, type PullContext, SourceError } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { filteredTime } from '../city/quirks.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { instantOf } from '../request/raw.parser.ts';
import { isRow } from '../wire/list.parser.ts';
import { filterOf, type Span, shortestSpan } from './clock.ts';
import { ReplyLimit } from './reply-limit.ts';

const DAY = 86_400_000;
/** How far a request may lie outside the span asked for before the filter is not believed: zones make up to a day. */
const TOLERANCE = 2 * DAY;

/** Rows of a list, and where the list goes on behind them; `next` null: they are only a part of their span. */
export interface ListPart {
  rows: Json[];
  where: string;
  next: number | null;
}

/** Reads a list of requests so that no limit of the city can cut any off unseen. One per pull. */
export class ListReader {
  private readonly limit: ReplyLimit;

  constructor(
    private readonly ctx: PullContext<Open311Config>,
    private readonly endpoint: Endpoint,
  ) {
    const { pageLimit, quirks } = ctx.config;
    this.limit = new ReplyLimit({ pageLimit, pageLength: quirks.paging?.length });
  }

  /**
   * The span in parts from early to late. A reply that may be cut off is thrown away and its span halved; the shortest
   * one is read page by page. @throws SourceError('drift') where neither makes a list whole
   */
  async *parts(span: Span): AsyncGenerator<ListPart> {
    const { windowDays, quirks } = this.ctx.config;
    if (quirks.dateFilter === 'none') return yield* this.pages(span);
    const shortest = shortestSpan(quirks.filterTimes);
    const widest = Math.max(shortest, windowDays * DAY);
    let width = widest;
    for (let from = span.from; from < span.to; ) {
      const window = { from, to: Math.min(from + width, span.to) };
      const rows = await this.endpoint.list(this.query(window));
      const mayBeCut = this.limit.mayBeCut(rows.length);
      if (mayBeCut && window.to - from > shortest) {
        width = Math.max(shortest, wholeSeconds((window.to - from) / 2));
        continue;
      }
      if (mayBeCut && this.limit.isCut(rows.length)) yield* this.pages(window, rows);
      else yield { rows, where: whereOf(window), next: window.to };
      width = Math.min(widest, Math.max(shortest, wholeSeconds(width * this.limit.growth(rows.length))));
      from = window.to;
    }
  }

  /**
   * A span page by page. After each page the one before is looked at again: what vanishes meanwhile makes the rest move
   * up, past the edge of a page that is still to come.
   */
  private async *pages(window: Span, first?: Json[]): AsyncGenerator<ListPart> {
    const { paging } = this.ctx.config.quirks;
    if (!paging) throw this.cannotEnd(window, first ?? []);
    const query = (page: number) => ({ ...this.query(window), [paging.page]: paging.first + page });
    const seen = new Set<string>();
    let length = 0;
    for (let page = 0; ; page += 1) {
      this.ctx.expect(page < paging.most, `the list does not end after ${paging.most} pages (quirks.paging.most).`);
      const rows =
        page === 0 ? (first ?? (await this.endpoint.list(query(0)))) : await this.endpoint.further(query(page));
      const again = page === 0 ? [] : await this.endpoint.list(query(page - 1));
      const fresh = [...again, ...rows].filter((row) => !seen.has(this.keyOf(row)));
      const stands = page === 1 && fresh.length === 0 && rows.length > 0;
      this.ctx.expect(!stands, `page 2 shows what page 1 showed; does the city know "${paging.page}" (quirks.paging)?`);
      for (const row of fresh) seen.add(this.keyOf(row));
      length = Math.max(length, rows.length);
      const isLast = fresh.length === 0 || rows.length < length || rows.length === 0;
      yield { rows: fresh, where: `${whereOf(window)}, page ${page + 1}`, next: isLast ? window.to : null };
      if (isLast) return;
    }
  }

  private query(window: Span): Record<string, string | number> {
    const { timezone, quirks } = this.ctx.config;
    const { dateFilter, filterTimes, paging } = quirks;
    const pages = paging ? { [paging.page]: paging.first, [paging.size]: paging.length } : {};
    if (dateFilter === 'none') return pages;
    const [start, end] = filterOf(window, filterTimes, timezone);
    return { [dateFilter.from]: start, [dateFilter.to]: end, ...pages };
  }

  private keyOf(row: Json): string {
    return (isRow(row) ? this.endpoint.idOf(row) : null) ?? JSON.stringify(row);
  }

  /** Why a span cannot be read whole: its filter does nothing, or too much lies in one moment. */
  private cannotEnd({ from, to }: Span, rows: Json[]): SourceError {
    const field = filteredTime(this.ctx.config.quirks.dateFilter);
    const times = rows.filter(isRow).map((row) => instantOf(row, field, this.ctx.config) ?? from);
    const isIgnored = times.some((at) => at < from - TOLERANCE || at > to + TOLERANCE);
    const what = isIgnored
      ? 'holds requests of other times: the city ignores its date filter (quirks.dateFilter)'
      : `has ${rows.length} requests, which may be the most a reply holds; name pageLimit, if the city states it, or quirks.paging, if it has pages`;
    return new SourceError('drift', `the list cannot be read whole: ${whereOf({ from, to })} ${what}.`);
  }
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;
const whereOf = ({ from, to }: Span) => `requests of ${iso(from)} to ${iso(to)}`;
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
