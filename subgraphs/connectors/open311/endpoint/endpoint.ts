import { type Json, type PullContext, SourceError } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { isRow, type Row, rowsOf } from '../wire/list.parser.ts';
import { type Answer, failureOf, isRefused, placeOf } from './ask.ts';
import { Caller, type Query } from './caller.ts';
import { placeOfCity } from './discovery.ts';

/** Statuses that say that one request, or one token, is not there. */
const ABSENT = new Set([404, 410]);
/** Statuses with which cities answer a page behind the last one. */
const PAST_END = new Set([400, 404, 410]);

/** A city's GeoReport v2 endpoint. Every call throws SourceError as `ask` does, and for refusals. */
export class Endpoint extends Caller {
  /** Finds the endpoint and its format: JSON where the city has it, unless the settings say. */
  static async open(ctx: PullContext<Open311Config>): Promise<Endpoint> {
    const place = await placeOfCity(ctx);
    const { formats } = place;
    const { format } = ctx.config;
    if (format !== 'auto') return new Endpoint(ctx, place, format);
    if (formats) return new Endpoint(ctx, place, formats.includes('json') ? 'json' : 'xml');
    const json = new Endpoint(ctx, place, 'json');
    return (await json.answers()) ? json : new Endpoint(ctx, place, 'xml');
  }

  /** Kinds of requests the city takes, by service_code. */
  async services(): Promise<Map<string, Row>> {
    if (!this.ctx.config.quirks.services) return new Map();
    const rows = await this.rows('services', {}, ['service_code']);
    return new Map(rows.filter(isRow).map((row) => [String(row.service_code ?? ''), row]));
  }

  /** Requests, as many as the city gives at once. What is no object stays in its place. */
  list(query: Query): Promise<Json[]> {
    return this.rows('requests', { ...this.ctx.config.quirks.query, ...query }, this.requestKeys);
  }

  /** As `list`, for a page past the first one: what lies behind the end is empty, however the city says so. */
  async further(query: Query): Promise<Json[]> {
    const { url, answer } = await this.get('requests', { ...this.ctx.config.quirks.query, ...query });
    return PAST_END.has(answer.status) ? [] : this.listed(url, answer, this.requestKeys);
  }

  /** One request; null: the city does not have it. */
  async request(id: string): Promise<Row | null> {
    const { url, answer } = await this.get(`requests/${encodeURIComponent(id)}`, this.ctx.config.quirks.query);
    if (ABSENT.has(answer.status) || ABSENT.has(answer.refusal?.code ?? 0)) return null;
    const rows = this.listed(url, answer, this.requestKeys).filter(isRow);
    // A city that does not know this call may answer its whole list.
    return rows.find((row) => this.idOf(row) === id) ?? (rows.length === 1 ? rows[0]! : null);
  }

  /** Those of the requests that the city has. */
  async requests(ids: string[]): Promise<Row[]> {
    const { idLists } = this.ctx.config.quirks;
    if (idLists && ids.length > 1) return (await this.further({ service_request_id: ids.join(',') })).filter(isRow);
    const rows: Row[] = [];
    for (const id of ids) {
      const row = await this.request(id);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** The number behind the token of a request that was taken in; null: there is none yet. */
  async idOfToken(token: string): Promise<string | null> {
    const { url, answer } = await this.get(`tokens/${encodeURIComponent(token)}`, {});
    if (ABSENT.has(answer.status) || ABSENT.has(answer.refusal?.code ?? 0)) return null;
    const [row] = this.listed(url, answer, ['token', ...this.requestKeys]).filter(isRow);
    return row ? this.idOf(row) : null;
  }

  /** Number of a request as text; null: it shows none. */
  idOf(row: Row): string | null {
    const id = row[this.ctx.config.quirks.idField];
    return typeof id === 'string' || typeof id === 'number' ? String(id).trim() || null : null;
  }

  private get requestKeys(): string[] {
    return [this.ctx.config.quirks.idField, 'requested_datetime'];
  }

  private async answers(): Promise<boolean> {
    try {
      const { answer } = this.ctx.config.quirks.services
        ? await this.get('services', {})
        : await this.get('requests', {});
      return !isRefused(answer);
    } catch (error) {
      if (error instanceof SourceError && error.errorClass !== 'rate-limited') return false;
      throw error;
    }
  }

  private async rows(resource: string, query: Query, keys: string[]): Promise<Json[]> {
    const { url, answer } = await this.get(resource, query);
    return this.listed(url, answer, keys);
  }

  private listed(url: string, answer: Answer, keys: string[]): Json[] {
    if (isRefused(answer)) throw failureOf(url, answer);
    const rows = rowsOf(answer.value, keys);
    if (rows === null)
      throw new SourceError('drift', `${placeOf(url)} answers no list; rows should bear ${keys.join(' or ')}.`);
    return rows;
  }
}
