import { type Json, type Page, type PullContext, type RawRecord, readTime, SourceError } from '../../kit/index.ts';
import type { RestConfig } from '../site/config.ts';
import { pathOfPart } from '../site/filled.ts';
import { scalar, valueAt } from '../site/path.ts';
import type { RestClient } from './client.ts';

/** An item of the list with what decides about it. */
export interface Item {
  id: string;
  said: { [key: string]: Json };
  /** When it changed, ISO; null: it says no time that can be read. */
  changedAt: string | null;
  isDeleted: boolean;
  where: string;
}

/** What a page's items are, before their own answers are asked for. */
export interface ItemsSeen {
  known: Item[];
  unreadable: NonNullable<Page<unknown>['unreadable']>;
}

/** Items by their ids; what is no object or shows no id is set aside. */
export async function itemsOf(config: RestConfig, values: Json[], page: number): Promise<ItemsSeen> {
  const seen: ItemsSeen = { known: [], unreadable: [] };
  for (const [index, said] of values.entries()) {
    const where = `page ${page}, item ${index + 1}`;
    const isObject = typeof said === 'object' && said !== null && !Array.isArray(said);
    const id = isObject ? scalar(await valueAt(config.key, said)) : null;
    if (isObject && id !== null) seen.known.push(await itemOf(config, said, id, where));
    else {
      const raw: RawRecord = isObject ? { ...said, _where: where } : { _value: said, _where: where };
      seen.unreadable.push({ raw, where, why: isObject ? `has no id ("${config.key}").` : 'is no object.' });
    }
  }
  return seen;
}

async function itemOf(config: RestConfig, said: Item['said'], id: string, where: string): Promise<Item> {
  const { list, updated, timezone, deletes } = config;
  const field = list.since?.field ?? updated;
  const marked = typeof deletes === 'object' ? await valueAt(deletes.field, said) : undefined;
  return {
    id,
    said,
    changedAt: field === undefined ? null : timeOf(await valueAt(field, said), timezone),
    isDeleted: typeof deletes === 'object' && marked !== undefined && deletes.values.some(isSame(marked)),
    where: `${where} (${id})`,
  };
}

/** 1 and "1" are one mark: sources are not strict about it. */
const isSame = (one: Json) => (other: Json) => spelt(one) === spelt(other);
const spelt = (value: Json) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function timeOf(value: Json | undefined, timezone: string): string | null {
  try {
    return readTime(value, timezone);
  } catch {
    return null;
  }
}

/** Answers by which a source says that an item is no longer there. */
const GONE = [404, 410];

/** Items as raw records, each with its own answer where the settings name one. */
export class ItemReader {
  readonly records: RawRecord[] = [];
  readonly unreadable: ItemsSeen['unreadable'] = [];
  readonly notes: string[] = [];
  private isFailing = false;

  constructor(
    private readonly ctx: PullContext<RestConfig>,
    private readonly client: RestClient,
  ) {}

  /** @throws SourceError; one own answer that cannot be had is set aside, two in a row are the source's failure */
  async take(item: Item): Promise<void> {
    try {
      const own = await this.ownOf(item);
      if (own) this.records.push({ ...item.said, ...own, ...(await this.partsOf(item, own)), ...this.about(item) });
      else this.notes.push(`${item.where}: the source lists it but does not have it any more.`);
      this.isFailing = false;
    } catch (error) {
      const { errorClass, message } = error as SourceError;
      const isItems = errorClass === 'record' || (errorClass === 'unavailable' && !this.isFailing);
      if (!(error instanceof SourceError) || !isItems) throw error;
      this.isFailing = errorClass === 'unavailable';
      this.unreadable.push({ raw: { ...item.said, ...this.about(item) }, where: item.where, why: message });
    }
  }

  private async ownOf({ id, where, said }: Item): Promise<Item['said'] | null> {
    const { detail } = this.ctx.config;
    if (!detail) return {};
    const url = this.client.urlOf(await pathOfPart(detail.path, id, said));
    const answer = await this.client.ask(url, { accept: GONE });
    if (GONE.includes(answer.status)) return null;
    const own = await valueAt(detail.item, answer.value);
    if (typeof own === 'object' && own !== null && !Array.isArray(own)) return own;
    throw new SourceError('record', `"${detail.item}" of detail.item is no object in the own answer of ${where}.`);
  }

  /** What the item has at other addresses; null: it has none there. */
  private async partsOf({ id, said }: Item, own: Item['said']): Promise<Item['said']> {
    const parts: Item['said'] = {};
    for (const [name, { path, value }] of Object.entries(this.ctx.config.parts)) {
      const url = this.client.urlOf(await pathOfPart(path, id, { ...said, ...own }));
      const answer = await this.client.ask(url, { accept: GONE });
      parts[name] = GONE.includes(answer.status) ? null : ((await valueAt(value, answer.value)) ?? null);
    }
    return parts;
  }

  private about({ id, where }: Item): RawRecord {
    return { _key: id, _where: where, _fetchedAt: this.ctx.now().toISOString() };
  }
}
