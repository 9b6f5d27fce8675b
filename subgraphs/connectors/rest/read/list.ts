import type { HttpOptions, Json, PullContext } from '../../kit/index.ts';
import type { Position, RestCursor, Scan } from '../scan/cursor.ts';
import { pagerOf } from '../scan/pager.ts';
import type { RestConfig } from '../site/config.ts';
import { valueAt } from '../site/path.ts';
import type { Answer, RestClient } from './client.ts';
import { xmlList } from './format.ts';
import { sinceText } from './since.ts';
import { soapCall } from './soap.ts';

/** Answers to a page past the end; after the first page they are no failure. */
export const PAST_END = [400, 404, 410, 416, 422];

/** A page of the list. `items` null: refused with one of PAST_END, or unchanged (304). */
export interface ListPage {
  items: Json[] | null;
  answer: Answer;
  url: URL;
}

/** Reads pages of the list. */
export class ListReader {
  readonly pager;

  constructor(
    private readonly ctx: PullContext<RestConfig>,
    private readonly client: RestClient,
  ) {
    this.pager = pagerOf(ctx.config.list.paging);
  }

  /** @throws SourceError, drift for an answer without a list */
  async page(at: Position | null, since: Scan['since'], known?: RestCursor): Promise<ListPage> {
    const { list } = this.ctx.config;
    // The address of a next page holds its parameters already.
    const url = this.client.urlOf(this.pager.isAddressed && at !== null ? String(at) : list.path);
    const isOwnAddress = this.pager.isAddressed && at !== null;
    if (!isOwnAddress)
      for (const [name, value] of Object.entries(list.query)) url.searchParams.set(name, String(value));
    const params = isOwnAddress ? {} : this.paramsOf(at, since);
    const options = list.soap ? soapCall(list.soap, params) : this.call(url, params, known);
    const answer = await this.client.ask(url, options);
    if (answer.status >= 300) return { items: null, answer, url };
    return { items: await this.itemsOf(answer, url), answer, url };
  }

  /** Parameters go into the query, or with POST into the body. */
  private call(url: URL, params: Record<string, Json>, known?: RestCursor): HttpOptions {
    const { list } = this.ctx.config;
    let body: Json = list.body ?? {};
    for (const [name, value] of Object.entries(params))
      if (list.method === 'GET') url.searchParams.set(name, String(value));
      else body = placed(body, name.split('.'), value);
    return {
      method: list.method,
      accept: [...PAST_END, 304],
      ...(list.method === 'POST' && { json: body as Exclude<Json, null> }),
      ...(known && { headers: conditions(known) }),
    };
  }

  private paramsOf(at: Position | null, since: string | null): Record<string, Json> {
    const { list, timezone } = this.ctx.config;
    const asked = list.since && since ? { [list.since.param]: sinceText(since, list.since.format, timezone) } : {};
    return { ...asked, ...this.pager.params(at) };
  }

  private async itemsOf(answer: Answer, url: URL): Promise<Json[]> {
    const { items: place } = this.ctx.config.list;
    const items = answer.status === 204 ? [] : await this.listAt(place, answer.value);
    const hint = /^[\w.$]+$/.test(place) ? '' : ' Square brackets around the expression always give a list.';
    const ctx: PullContext<RestConfig> = this.ctx;
    ctx.expect(Array.isArray(items), `"${place}" of list.items is no list at ${url.host}${url.pathname}.${hint}`);
    return items;
  }

  private async listAt(place: string, value: unknown): Promise<Json | undefined> {
    const found = await valueAt(place, value);
    if (this.ctx.config.format === 'json') return found;
    const isDotted = /^[\w.]+$/.test(place);
    return xmlList(found, isDotted ? await valueAt(place.split('.').slice(0, -1).join('.') || '$', value) : undefined);
  }
}

const conditions = ({ etag, lastModified }: RestCursor): Record<string, string> => ({
  ...(etag !== null && { 'if-none-match': etag }),
  ...(etag === null && lastModified !== null && { 'if-modified-since': lastModified }),
});

/** The body with a value at a place in it. */
function placed(body: Json, [name = '', ...rest]: string[], value: Json): Json {
  const around = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  return { ...around, [name]: rest.length === 0 ? value : placed(around[name] ?? {}, rest, value) };
}
