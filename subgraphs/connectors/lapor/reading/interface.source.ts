import { XMLParser } from 'fast-xml-parser';
import { type Json, type PullContext, type RawRecord, SourceError } from '../../kit/index.ts';
import type { Call, CallName, Generation } from '../generation/generation.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { Absent, Refused } from './report-fault.ts';
import { listAt, standsAt, textAt, valueAt } from './value.parser.ts';

const MOST_PAGES = 200;
const xml = new XMLParser({ parseTagValue: false, ignoreAttributes: true, maxNestedTags: 64 });

/** Reads reports of one interface, as its table says. */
export class Interface {
  private readonly table: Generation;

  constructor(private readonly ctx: PullContext<LaporConfig>) {
    this.table = generationOf(ctx.config);
  }

  /** One report with logs and follow-ups, verbatim. @throws SourceError; what it says of this report: `faultKind` */
  async report(id: string): Promise<RawRecord> {
    const { calls, report, logs } = this.table;
    const reply = await this.ask('report', { id });
    const said = valueAt(reply, report);
    if (typeof said !== 'object' || said === null || Array.isArray(said))
      throw new SourceError('record', `the reply holds no report at "${report.join('", "')}".`);
    const entries = logs.flatMap((spot) => listAt(reply, [spot]));
    const followups = calls.followups.path === null ? [] : await this.followups(id);
    return { id, report: said, logs: entries, followups, _where: `report ${id}` };
  }

  /** Rows of a table of names; [] where no such call is known. */
  async rows(name: 'templates' | 'institutions' | 'categories'): Promise<Json[]> {
    return this.table.calls[name].path === null ? [] : this.list(await this.ask(name, {}), name);
  }

  /** Address of a call. @throws SourceError('config') where the variant knows none */
  address(name: CallName, values: Record<string, string>): string {
    const { path } = this.table.calls[name];
    if (path === null)
      throw new SourceError('config', `calls.${name}.path: ${this.ctx.config.variant} knows no such call; name it.`);
    return `${this.table.base.replace(/\/*$/, '/')}${filled(path, values, encodeURIComponent)}`;
  }

  private async followups(id: string): Promise<Json[]> {
    const all: Json[] = [];
    for (let page = 1; page <= MOST_PAGES; ) {
      const reply = await this.ask('followups', { id, page: String(page) });
      all.push(...this.list(reply, 'followups'));
      const next = textAt(reply, this.table.next);
      if (next === null) return all;
      // Its own path is asked again, never the address it names: credentials stay where they belong.
      const following = Number(/[?&]page=(\d+)/.exec(next)?.[1] ?? page + 1);
      this.ctx.expect(following > page, `follow-ups of ${id}: page ${page} names page ${following} as the next.`);
      page = following;
    }
    throw new SourceError('drift', `follow-ups of ${id} do not end after ${MOST_PAGES} pages.`);
  }

  /** A reply without the list's place is another reply, not an empty list: what is known must not vanish by it. */
  private list(reply: Json, name: string): Json[] {
    const { list } = this.table;
    this.ctx.expect(standsAt(reply, list), `the reply to "${name}" holds no list at "${list.join('", "')}".`);
    return listAt(reply, list);
  }

  private async ask(name: CallName, values: Record<string, string>): Promise<Json> {
    const { method, form }: Call = this.table.calls[name];
    const all = { ...values, token: this.ctx.config.token ?? '' };
    const body = Object.fromEntries(
      Object.entries(form ?? {}).map(([key, value]) => [key, filled(value, all, String)]),
    );
    const url = this.address(name, values);
    const accept = values.id === undefined ? [] : [403];
    const reply = await this.ctx.http.send(url, { method, accept, ...(method === 'POST' && { form: body }) });
    if (name === 'report' && (reply.status === 404 || reply.status === 410)) throw new Absent();
    if (reply.status === 403) throw new Refused();
    this.ctx.expect(reply.status < 300, `the call "${name}" is answered with ${reply.status}.`);
    return this.parsed(reply.text, name);
  }

  private parsed(text: string, name: string): Json {
    this.ctx.expect(!/<!(?:DOCTYPE|ENTITY)/i.test(text), `the reply to "${name}" is a page or declares entities.`);
    try {
      return this.table.format === 'json' ? JSON.parse(text) : xml.parse(text, true);
    } catch {
      throw new SourceError('drift', `the reply to "${name}" is no ${this.table.format.toUpperCase()}.`);
    }
  }
}

const filled = (text: string, values: Record<string, string>, spelt: (value: string) => string) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (values[key] === undefined ? whole : spelt(values[key])));
