import { type Json, type Page, type RawRecord, readTime } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { isRow, type Row } from '../wire/list.parser.ts';
import { saidBy, textOf } from './said.ts';

/** Requests of one reply as raw records. */
export interface Requests {
  records: RawRecord[];
  unreadable: NonNullable<Page<unknown>['unreadable']>;
}

/** How rows are read. */
export interface RowReading {
  idOf(row: Row): string | null;
  services: Map<string, Row>;
  /** Which reply, for errors. */
  where: string;
}

/**
 * The requests of a reply, each once: of several rows with one id the one changed last counts, else the last one.
 * `_id` is its number as text; `_serviceName` and `_serviceGroup` are what the list of services says where the request does not.
 */
export function requestsOf(rows: Json[], config: Open311Config, { idOf, services, where }: RowReading): Requests {
  const byId = new Map<string, RawRecord>();
  const unreadable: Requests['unreadable'] = [];
  for (const [index, row] of rows.entries()) {
    const place = `${where}, row ${index + 1}`;
    const id = isRow(row) ? idOf(row) : null;
    if (!isRow(row) || id === null) {
      const why = isRow(row) ? `has no id ("${config.quirks.idField}").` : 'is no object.';
      unreadable.push({
        raw: isRow(row) ? { ...row, _where: place } : { value: row, _where: place },
        where: place,
        why,
      });
      continue;
    }
    const record = { ...row, ...named(row, services), _id: id, _where: `${place} (${id})` };
    const before = byId.get(id);
    if (!before || !isNewer(before, record, config)) byId.set(id, record);
  }
  return { records: [...byId.values()], unreadable };
}

/** A time of a request as an instant, ms; null: it has none that can be read. */
export function instantOf(row: Row, field: string, { timezone, quirks }: Open311Config): number | null {
  const text = textOf(saidBy(row, quirks.nullWords)(field));
  try {
    return text === null ? null : Date.parse(readTime(text, timezone));
  } catch {
    return null;
  }
}

const isNewer = (one: Row, other: Row, config: Open311Config) =>
  (instantOf(one, 'updated_datetime', config) ?? 0) > (instantOf(other, 'updated_datetime', config) ?? 0);

function named(row: Row, services: Map<string, Row>): { [key: string]: Json } {
  const service = services.get(String(row.service_code ?? ''));
  if (!service) return {};
  const { service_name: name, group } = service;
  return { _serviceName: textOf(name ?? null), _serviceGroup: textOf(group ?? null) };
}
