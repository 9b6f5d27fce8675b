import { nameKey } from '../../common/text/name-key.ts';
import { AgencyKind } from '../agency/agency-kind.ts';
import { MINISTRIES, MINISTRIES_VALID_FROM } from './ministries.ts';
import type { RegionRow } from './region-rows.ts';
import { seedId } from './seed-id.ts';
import { timeZoneOf } from './time-zone.ts';

/** One agency as it is seeded. */
export interface AgencyRow {
  id: string;
  name: string;
  kind: AgencyKind;
  timezone: string;
  validFromDay: string;
  names: { key: string; name: string }[];
  system: string;
  value: string;
  regionCode: string | null;
}

/** Day from which regional governments are known to the hub; their founding days are no concern of complaints. */
const GOVERNMENTS_VALID_FROM = '2000-01-01';

/** The ministries, keyed ("kementerian", short name as compared). */
export const ministryRows = (): AgencyRow[] =>
  MINISTRIES.map((short) => ({
    ...rowOf(`Kementerian ${short}`, AgencyKind.MINISTRY, 'kementerian', nameKey(short)),
    validFromDay: MINISTRIES_VALID_FROM,
  }));

/** The government of each province, regency and city, keyed ("wilayah", code). They are peers: none is below another. */
export const governmentRows = (regions: RegionRow[]): AgencyRow[] =>
  regions.map(({ id, name, level }) => ({
    ...rowOf(`Pemerintah ${level === 'PROVINCE' ? `Provinsi ${name}` : name}`, kindOf(level, name), 'wilayah', id),
    regionCode: id,
    timezone: timeZoneOf(id),
  }));

function rowOf(name: string, kind: AgencyKind, system: string, value: string): AgencyRow {
  const key = nameKey(name);
  return {
    id: seedId(`${system}:${value}`),
    name,
    kind,
    timezone: 'Asia/Jakarta',
    validFromDay: GOVERNMENTS_VALID_FROM,
    names: [{ key, name }],
    system,
    value,
    regionCode: null,
  };
}

function kindOf(level: string, name: string): AgencyKind {
  if (level === 'PROVINCE') return AgencyKind.PROVINCE;
  return name.startsWith('Kota ') ? AgencyKind.CITY : AgencyKind.REGENCY;
}
