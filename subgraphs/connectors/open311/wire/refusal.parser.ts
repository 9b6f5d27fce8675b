import { maskPersonal } from '../../../common/privacy/mask.ts';
import type { Json, SourceErrorClass } from '../../kit/index.ts';
import { isRow, type Row } from './list.parser.ts';

/** What a city says when it refuses: GeoReport v2, "errors". */
export interface Refusal {
  /** Its code, usually an HTTP status; null: it gives none. */
  code: number | null;
  /** Its words, without personal numbers. */
  description: string;
  /** Number of the request it speaks of, where it names one. */
  requestId: string | null;
}

/** Fields in which cities word an error. */
const WORDS = ['description', 'message', 'error', 'error_description', 'detail'];
/** Fields of requests and services: whatever bears one is no error. */
const NO_ERROR = ['requested_datetime', 'service_code', 'token'];
const LONGEST = 200;

/** The errors of a reply, XML or JSON, wrapped or not; null: it reports none. */
export function refusalOf(value: Json): Refusal | null {
  const rows = errorRows(value);
  const [first] = rows;
  if (!first) return null;
  const said = rows.flatMap(
    (row) => WORDS.map((name) => row[name]).find((word) => typeof word === 'string' && word !== '') ?? [],
  );
  const description = maskPersonal(said.join('; ')).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const code = Number.parseInt(String(first.code ?? first.status ?? ''), 10);
  return { code: Number.isNaN(code) ? null : code, description, requestId: requestIn(first, description) };
}

function errorRows(value: Json): Row[] {
  if (Array.isArray(value)) {
    const rows = value.flatMap(errorRows);
    return rows.length === value.length ? rows : [];
  }
  if (!isRow(value) || NO_ERROR.some((name) => name in value)) return [];
  const inner = value.errors ?? value.error;
  if (typeof inner === 'string') return inner === '' ? [] : [value];
  if (Array.isArray(inner)) return inner.flatMap((part) => (isRow(part) ? [part] : []));
  if (isRow(inner)) return 'error' in inner ? errorRows(inner) : [inner];
  return 'code' in value && WORDS.some((name) => name in value) ? [value] : [];
}

/** "… of request #12-345", "service_request_id: 12345". */
const NAMED = /(?:service[_ ]request[_ ]id|request|laporan|no\.?|#)[\s:=#"']*([A-Za-z]{0,6}[-_]?\d[\w-]*)/i;

function requestIn(row: Row, description: string): string | null {
  const { service_request_id: id } = row;
  if (id !== undefined && id !== null && id !== '') return String(id);
  return NAMED.exec(description)?.[1] ?? null;
}

/** What refusals mean, first match first. `code`: the city's own, else the HTTP status. */
const MEANINGS: [codes: number[] | null, words: RegExp | null, errorClass: SourceErrorClass][] = [
  [[401, 403], null, 'auth'],
  [null, /\b(?:api[ _-]?key|access key|kunci api)\b/i, 'auth'],
  [[429], null, 'rate-limited'],
  [null, /too many requests|rate limit|quota/i, 'rate-limited'],
  [null, /jurisdiction/i, 'config'],
  [null, /service[ _]?code/i, 'config'],
  [[404, 405, 406, 410], null, 'config'],
  [[400], /general service error|internal|crm|unavailable|try again/i, 'unavailable'],
  [[500, 502, 503, 504], null, 'unavailable'],
];

/** The class of a refusal; drift for what no table knows: the city no longer takes what it used to. */
export const classOf = (code: number, description: string): SourceErrorClass =>
  MEANINGS.find(
    ([codes, words]) => (codes === null || codes.includes(code)) && (words === null || words.test(description)),
  )?.[2] ?? 'drift';

/** Does it say that it has this already (CONNECTORS: "400 duplicate")? */
export const isDuplicate = ({ code, description }: Refusal): boolean =>
  code === 409 ||
  /duplicate|duplikat|already (?:exists|reported|submitted)|sudah (?:ada|dilaporkan)/i.test(description);
