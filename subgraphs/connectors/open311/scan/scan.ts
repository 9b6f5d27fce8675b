import { type Json, type Page, type PullContext, statusReader } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { requestsOf } from '../request/raw.parser.ts';
import { STANDARD } from '../request/status.policy.ts';
import type { Row } from '../wire/list.parser.ts';
import { begun, completed, type Open311Cursor, type Scanning } from './cursor.ts';
import { factsOf } from './facts.ts';
import { expectTrulyEmpty } from './filter-proof.ts';
import { ListReader } from './list-read.ts';
import { type Facts, met, readAgain } from './state.ts';

const DAY = 86_400_000;
/** Fewer open requests may well vanish at once. */
const MANY = 5;

/**
 * Reads a city's list of requests by windows of time, then again the open requests that the list has not shown: a filter
 * by the time of the request never shows that an old one has changed. An interrupted scan goes on where it stood.
 * @throws SourceError
 */
export async function* scanCity(
  ctx: PullContext<Open311Config>,
  endpoint: Endpoint,
  cursor: Open311Cursor | null,
): AsyncGenerator<Page<Open311Cursor>> {
  const scan = new CityScan(ctx, endpoint, await endpoint.services(), cursor);
  yield* scan.list();
  await scan.expectRequests();
  yield* scan.reread();
  yield scan.end();
}

class CityScan {
  private state: Scanning;
  private readonly reader: ListReader;
  private readonly statusOf: ReturnType<typeof statusReader>;

  constructor(
    private readonly ctx: PullContext<Open311Config>,
    private readonly endpoint: Endpoint,
    private readonly services: Map<string, Row>,
    cursor: Open311Cursor | null,
  ) {
    const { since, hoursBetweenFullScans, quirks, statusMap } = ctx.config;
    const terms = {
      since,
      hoursBetweenFullScans,
      from: ctx.since(cursor?.mark),
      isFiltered: quirks.dateFilter !== 'none',
    };
    this.state = begun(cursor, terms, ctx.now());
    this.reader = new ListReader(ctx, endpoint);
    this.statusOf = statusReader({ ...STANDARD, ...statusMap.in });
  }

  async *list(): AsyncGenerator<Page<Open311Cursor>> {
    const { next, to } = this.state.scan;
    for await (const part of this.reader.parts({ from: Date.parse(next), to: Date.parse(to) })) {
      yield this.take(part.rows, part.where, part.next);
    }
  }

  /** A list that has become empty, or is so only because of the dates, is a fault, not the end of all complaints. */
  async expectRequests(): Promise<void> {
    const ctx: PullContext<Open311Config> = this.ctx;
    const { mark, scan } = this.state;
    if (scan.shown > 0) return;
    if (mark === null)
      return expectTrulyEmpty(ctx, this.endpoint, { from: Date.parse(ctx.config.since), to: Date.parse(scan.to) });
    const at = Date.parse(mark);
    const around = this.reader.parts({ from: at - ctx.config.windowDays * DAY, to: at + DAY });
    let shown = 0;
    if (scan.kind === 'NEW') for await (const { rows } of around) shown += rows.length;
    ctx.expect(shown > 0, `the list of requests is empty, though it has shown some until ${mark}.`);
  }

  async *reread(): AsyncGenerator<Page<Open311Cursor>> {
    const { quirks, rereadsPerPull } = this.ctx.config;
    for (;;) {
      const { unread, reread } = this.state.scan;
      const ids = unread.slice(0, Math.min(quirks.idsPerCall, rereadsPerPull - reread));
      if (ids.length === 0) return;
      yield await this.ask(ids);
    }
  }

  end(): Page<Open311Cursor> {
    const { open, scan } = this.state;
    const { followOpen } = this.ctx.config;
    const isFull = open.length + scan.unread.length >= followOpen && this.follows;
    const note = `${followOpen} open requests are read again one by one (followOpen); changes of others show at the next full scan.`;
    return { records: [], cursor: completed(this.state), complete: scan.kind === 'FULL', notes: isFull ? [note] : [] };
  }

  /** A list by the time of the last change shows every change, one without any filter shows everything. */
  private get follows(): boolean {
    const { dateFilter } = this.ctx.config.quirks;
    return dateFilter !== 'none' && dateFilter.of === 'requested' && this.ctx.config.followOpen > 0;
  }

  private take(rows: Json[], where: string, next: number | null): Page<Open311Cursor> {
    const page = this.read(rows, where);
    const nextAt = next === null ? this.state.scan.next : new Date(next).toISOString();
    this.state = met(this.state, { ...this.facts(rows), shown: rows.length, next: nextAt }, this.ctx.config.followOpen);
    return { ...page, cursor: this.state };
  }

  /** Open requests by their ids. What a list of ids does not show is asked for alone before it counts as gone. */
  private async ask(ids: string[]): Promise<Page<Open311Cursor>> {
    const ctx: PullContext<Open311Config> = this.ctx;
    const rows = await this.endpoint.requests(ids);
    const shown = new Set(rows.map((row) => this.endpoint.idOf(row)));
    const gone: string[] = [];
    for (const id of ids.filter((id) => !shown.has(id))) {
      const row = await this.endpoint.request(id);
      if (row) rows.push(row);
      else gone.push(id);
    }
    ctx.expect(gone.length < ids.length || ids.length < MANY, `none of ${ids.length} open requests is there any more.`);
    const page = this.read(rows, `open requests ${ids[0]} to ${ids.at(-1)}`);
    this.state = readAgain(this.state, ids, this.facts(rows), ctx.config.followOpen);
    const notes = gone.length > 0 ? [`no longer there: ${gone.slice(0, 20).join(', ')}`] : [];
    return { ...page, cursor: this.state, notes, ...(ctx.config.deletes === 'tombstone' && { deleted: gone }) };
  }

  private read(rows: Json[], where: string) {
    const idOf = (row: Row) => this.endpoint.idOf(row);
    return requestsOf(rows, this.ctx.config, { idOf, services: this.services, where });
  }

  private facts(rows: Json[]): Facts {
    const { ctx, endpoint, follows, statusOf } = this;
    return factsOf(rows, { config: ctx.config, now: ctx.now(), follows, statusOf, idOf: (row) => endpoint.idOf(row) });
  }
}
