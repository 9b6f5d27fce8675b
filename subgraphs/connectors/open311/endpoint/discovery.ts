import { type Json, type PullContext, SourceError } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { isRow, type Row, rowsOf } from '../wire/list.parser.ts';
import { ask, failureOf, isRefused, placeOf } from './ask.ts';

/** Where a city's endpoint lies and which formats it has. */
export interface Place {
  base: string;
  /** What the document adds to every call, e.g. the jurisdiction: cities write it into the address. */
  query: Record<string, string>;
  /** Null: it is not said. */
  formats: ('json' | 'xml')[] | null;
}

/** GeoReport v2, not its drafts of v2.1. */
const GEOREPORT_V2 = /georeport[_ ]?v2(?![.\d])/i;

/** The endpoint of the settings, or the one that the city's discovery document names. @throws SourceError */
export async function placeOfCity(ctx: PullContext<Open311Config>): Promise<Place> {
  const { base, discovery, endpointType, apiKey } = ctx.config;
  if (discovery === undefined) return { base: String(base).replace(/\/+$/, ''), query: {}, formats: null };
  const answer = await ask(ctx, discovery);
  if (isRefused(answer)) throw failureOf(discovery, answer);
  const rows = endpointsOf(answer.value);
  ctx.expect(rows, `${placeOf(discovery)} is no service discovery document: it lists no endpoints.`);
  const row = rows.find(({ specification, type }) => GEOREPORT_V2.test(String(specification)) && type === endpointType);
  const url = URL.parse(String(row?.url ?? ''), discovery);
  if (!row || !url?.protocol.startsWith('http')) throw noEndpoint(discovery, endpointType, rows);
  if (apiKey !== undefined && discovery.startsWith('https:') && url.protocol === 'http:')
    throw new SourceError(
      'config',
      `${placeOf(discovery)} names an endpoint without encryption; the key is not sent there. Set base.`,
    );
  const query = Object.fromEntries(url.searchParams);
  return { base: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), query, formats: formatsOf(row.formats) };
}

function endpointsOf(value: Json): Row[] | null {
  const inner = isRow(value) && isRow(value.discovery) ? value.discovery : value;
  if (!isRow(inner) || !('endpoints' in inner)) return null;
  return (rowsOf(inner.endpoints, ['url', 'specification']) ?? []).filter(isRow);
}

function formatsOf(value: Json | undefined): Place['formats'] {
  const names = JSON.stringify(value ?? '').toLowerCase();
  const formats = (['json', 'xml'] as const).filter((format) => names.includes(format));
  return formats.length === 0 ? null : formats;
}

function noEndpoint(discovery: string, type: string, rows: Row[]): SourceError {
  const listed = rows.map((row) => `${row.type} ${row.specification}`.slice(0, 80)).join(', ') || 'nothing';
  return new SourceError('config', `${placeOf(discovery)} names no ${type} endpoint of GeoReport_v2, but ${listed}.`);
}
