import type { IncomingMessage } from 'node:http';
import type { Json } from '../../subgraphs/connectors/kit/index.ts';
import { readTime } from '../../subgraphs/connectors/kit/time.ts';
import type { Open311Source } from '../../subgraphs/connectors/open311/city/city.ts';
import { jsonReply, listReply, refusal, type Writing, xmlReply } from './open311-writing.ts';
import { type Answer, type ScriptedSite, scriptedSite } from './scripted-site.ts';

type Row = { [key: string]: Json };

/** One invented service request. Times in ms; `row` is what it says beside its own. */
export interface CityRequest {
  id: string;
  at: number;
  changedAt?: number;
  status?: string;
  row?: Row;
}

/** What an invented city is like: GeoReport v2, with the quirks real ones have. */
export interface Character extends Writing {
  formats: ('json' | 'xml')[];
  /** Most requests in a reply; the newest are given, the rest is cut off without a word. */
  limit: number;
  /** Clocks of the city. */
  timezone: string;
  /** 'zoneless': times bear no zone, and a filter that bears one is refused. 'day': the filter takes days only. */
  times: 'utc' | 'zoneless' | 'day';
  /** Which time its date filter is about. */
  filter: 'requested' | 'updated' | 'ignored';
  /** Takes the end of a span as start_date and its start as end_date. */
  reversed: boolean;
  /** The end of a filter, and its start, are part of the span. */
  inclusive: boolean;
  paging: boolean;
  /** A page behind the last one shows the last one again. */
  repeatsLast: boolean;
  /** Says when a request was last changed. */
  datesChanges: boolean;
  idLists: boolean;
  key: string | null;
  jurisdiction: string | null;
}

const STANDARD: Character = {
  formats: ['json', 'xml'],
  limit: 1_000,
  timezone: 'Asia/Jakarta',
  times: 'utc',
  filter: 'requested',
  reversed: false,
  inclusive: true,
  paging: false,
  repeatsLast: false,
  datesChanges: true,
  idLists: true,
  key: null,
  jurisdiction: null,
  wrapped: false,
  single: false,
  strings: false,
  charset: 'utf-8',
};

/** The invented city, changed by a test while it is read. */
export interface City extends ScriptedSite {
  requests: CityRequest[];
  character: Character;
  /** Answers instead of the city itself; undefined leaves the city its word. */
  instead: (path: string, request: IncomingMessage) => Answer | undefined;
  /** Forms it was sent: path and fields. */
  sent: { path: string; fields: Record<string, string> }[];
  /** Settings of a channel that reads it. */
  config: Open311Source['config'];
}

const SERVICES = [
  {
    service_code: '001',
    service_name: 'Jalan rusak',
    description: 'Lubang',
    metadata: false,
    type: 'realtime',
    keywords: '',
    group: 'Jalan',
  },
  {
    service_code: '002',
    service_name: 'Lampu mati',
    description: '',
    metadata: true,
    type: 'realtime',
    keywords: 'pju',
    group: 'Penerangan',
  },
];

/** Noon of an invented Monday, UTC. */
export const START = Date.parse('2026-02-02T05:00:00Z');

/** `count` requests, `minutes` apart; ids bear leading zeros. */
export const requestsEvery = (minutes: number, count: number, from = START): CityRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index + 1).padStart(7, '0'),
    at: from + index * minutes * 60_000,
  }));

/** Starts a city. */
export async function open311City(requests: CityRequest[], character: Partial<Character> = {}): Promise<City> {
  const answer = (path: string, request: IncomingMessage) =>
    city.instead(path, request) ?? cityAnswer(city, path, request);
  const started = await scriptedSite(answer);
  const city: City = Object.assign(started, {
    requests,
    character: { ...STANDARD, ...character },
    instead: () => undefined,
    sent: [],
    config: {
      base: `${started.url}/open311/v2`,
      timezone: 'Asia/Jakarta',
      system: 'kota-contoh',
      since: '2026-01-01',
      privacy: { anonymous: false, secret: false },
      requestsPerSecond: 1_000,
    },
  });
  return city;
}

function cityAnswer(city: City, path: string, request: IncomingMessage): Answer | undefined {
  const url = new URL(path, city.url);
  if (url.pathname.startsWith('/discovery.')) return discovery(city, url.pathname.endsWith('xml'));
  const [, resource = '', id, format = ''] =
    /^\/open311\/v2\/(\w+)(?:\/([^/]+))?\.(json|xml)$/.exec(url.pathname) ?? [];
  const { character } = city;
  if (!character.formats.includes(format as 'json')) return undefined;
  const no = (status: number, text: string) => refusal(status, text, format, character);
  const asked = request.method === 'GET' ? url.searchParams : null;
  if (asked && character.jurisdiction !== null) {
    if (asked.get('jurisdiction_id') === null) return no(400, 'jurisdiction_id was not provided');
    if (asked.get('jurisdiction_id') !== character.jurisdiction)
      return no(404, 'jurisdiction_id provided was not found');
  }
  if (asked && character.key !== null && asked.get('api_key') !== character.key)
    return no(400, asked.has('api_key') ? `api_key ${asked.get('api_key')} is not valid` : 'api_key is required');
  if (resource === 'services') return listReply(SERVICES, ['services', 'service'], format, character);
  if (resource !== 'requests' || !asked) return undefined;
  if (id !== undefined) {
    const one = city.requests.filter((candidate) => candidate.id === decodeURIComponent(id));
    return one.length === 0 ? no(404, 'service_request_id was not found') : listOf(city, one, format);
  }
  const ids = asked.get('service_request_id');
  if (ids !== null) {
    const named = character.idLists ? ids.split(',') : [ids];
    return listOf(city, city.requests.filter((one) => named.includes(one.id)).slice(0, character.limit), format);
  }
  const chosen = filtered(city, asked);
  if (chosen === null) return no(400, 'start_date or end_date cannot be read');
  return listOf(city, paged(city, chosen, asked), format);
}

const listOf = ({ character }: City, requests: CityRequest[], format: string) =>
  listReply(
    requests.map((request) => rowOf(request, character)),
    ['service_requests', 'request'],
    format,
    character,
  );

/** Those within the filter, the newest first; null: it cannot be read. */
function filtered({ requests, character }: City, asked: URLSearchParams): CityRequest[] | null {
  const { filter, inclusive, reversed, times, timezone } = character;
  const [first, last] = filter === 'updated' ? ['updated_after', 'updated_before'] : ['start_date', 'end_date'];
  const ends = reversed ? [asked.get(last), asked.get(first)] : [asked.get(first), asked.get(last)];
  if (times === 'zoneless' && ends.some((end) => end !== null && /Z$|[+-]\d\d:\d\d$/.test(end))) return null;
  if (times === 'day' && ends.some((end) => end !== null && !/^\d{4}-\d\d-\d\d$/.test(end))) return null;
  const [from, to] = ends.map((end) => (end === null ? null : Date.parse(readTime(end, timezone))));
  const timeOf = ({ at, changedAt }: CityRequest) => (filter === 'updated' ? (changedAt ?? at) : at);
  const within = requests.filter((request) => {
    const at = Math.floor(timeOf(request) / 1000) * 1000;
    if (filter === 'ignored') return true;
    return inclusive ? at >= (from ?? 0) && at <= (to ?? at) : at > (from ?? 0) && at < (to ?? at + 1);
  });
  return within.sort((one, other) => timeOf(other) - timeOf(one) || (one.id < other.id ? 1 : -1));
}

function paged(
  { character: { paging, limit, repeatsLast } }: City,
  chosen: CityRequest[],
  asked: URLSearchParams,
): CityRequest[] {
  if (!paging) return chosen.slice(0, limit);
  const size = Math.min(limit, Number(asked.get('page_size') ?? 10));
  const last = Math.max(1, Math.ceil(chosen.length / size));
  const page = repeatsLast ? Math.min(last, Number(asked.get('page') ?? 1)) : Number(asked.get('page') ?? 1);
  return chosen.slice((page - 1) * size, page * size);
}

function rowOf(
  { id, at, changedAt = at, status = 'open', row }: CityRequest,
  { times, timezone, datesChanges }: Character,
): Row {
  const time = (ms: number) =>
    times === 'zoneless' ? local(ms, timezone) : new Date(ms).toISOString().replace('.000Z', 'Z');
  return {
    service_request_id: id,
    status,
    status_notes: null,
    service_name: 'Jalan rusak',
    service_code: '001',
    description: `Lubang nomor ${id} di depan pasar.`,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: time(at),
    ...(datesChanges && { updated_datetime: time(changedAt) }),
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: null,
    lat: -0.131,
    long: 100.166,
    media_url: null,
    ...row,
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What clocks of the zone show. */
function local(ms: number, timeZone: string): string {
  const known = formatters.get(timeZone);
  const formatter = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, formatter);
  return formatter.format(ms).replace(' ', 'T');
}

function discovery({ url, character }: City, isXml: boolean): Answer {
  const media = { json: 'application/json', xml: 'text/xml' };
  const formats = character.formats.map((format) => media[format]);
  const endpoint = (type: string, base: string, specification = 'http://wiki.open311.org/GeoReport_v2') => ({
    specification,
    url: base,
    changeset: '2026-01-01',
    type,
    formats,
  });
  const endpoints = [
    endpoint('production', `${url}/draft`, 'http://wiki.open311.org/GeoReport_v2.1_Draft'),
    endpoint('test', `${url}/test/v2`),
    endpoint('production', `${url}/open311/v2/`),
  ];
  if (!isXml) return jsonReply({ changeset: '2026-01-01', contact: 'kota@contoh.invalid', endpoints });
  const inner = endpoints
    .map(
      ({ formats: all, ...rest }) =>
        `<endpoint>${Object.entries(rest)
          .map(([key, value]) => `<${key}>${value}</${key}>`)
          .join('')}<formats>${all.map((one) => `<format>${one}</format>`).join('')}</formats></endpoint>`,
    )
    .join('');
  return xmlReply('discovery', `<contact>kota@contoh.invalid</contact><endpoints>${inner}</endpoints>`);
}
