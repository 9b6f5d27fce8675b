import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { RegionLevel } from '../region/region-level.ts';
import { nameKeysOf } from '../region/region-name.policy.ts';

/** One region as it is stored. */
export interface RegionRow {
  id: string;
  level: RegionLevel;
  name: string;
  parentId: string | null;
  nameKeys: string[];
}

/** File of the package idn-area-data and its column that names the region above. */
const FILES: Record<RegionLevel, { file: string; parent: string | null }> = {
  [RegionLevel.PROVINCE]: { file: 'provinces.csv', parent: null },
  [RegionLevel.REGENCY]: { file: 'regencies.csv', parent: 'province_code' },
  [RegionLevel.DISTRICT]: { file: 'districts.csv', parent: 'regency_code' },
  [RegionLevel.VILLAGE]: { file: 'villages.csv', parent: 'district_code' },
};

/** The regions of one level, read from the package (its data: ODbL, see README), all or those below `within`. */
export async function regionRows(level: RegionLevel, within = ''): Promise<RegionRow[]> {
  const { file, parent } = FILES[level];
  const folder = dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'));
  const records: Record<string, string>[] = parse(await readFile(join(folder, 'data', file)), { columns: true });
  const rows = records.filter(({ code = '' }) => within === '' || code.startsWith(`${within}.`));
  const regencies = new Set(rows.map(({ name = '' }) => name.replace(/^Kabupaten /, '')));
  return rows.map(({ code = '', name = '', ...others }) => ({
    id: code,
    level,
    name,
    parentId: parent && (others[parent] ?? null),
    nameKeys: nameKeysOf(code, name, /^Kota /.test(name) && regencies.has(name.replace(/^Kota /, ''))),
  }));
}
