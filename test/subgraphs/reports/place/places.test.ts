import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Directory } from '../../../../subgraphs/common/directory/directory.ts';
import { Places } from '../../../../subgraphs/reports/place/places.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { CITY, OFFICE, systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const NOWHERE = { province: null, regency: null, district: null, village: null, detail: null };

test.each<[string, Partial<typeof NOWHERE> | Record<string, string>, string | null, string | null]>([
  ['regency without its word', { province: 'Nusantara', regency: 'Contoh' }, OFFICE, '99.01'],
  ['down to the village', { regency: 'Kab. Contoh', district: 'HULU', village: 'Hulu Indah' }, OFFICE, '99.01.05.2001'],
  ['village without its district', { regency: 'Contoh', village: 'Desa Hulu Indah' }, OFFICE, '99.01.05.2001'],
  ['district only: the agency’s is meant', { district: 'Kec. Hulu' }, OFFICE, '99.01.05'],
  ['wrong province, known regency', { province: 'Antah', regency: 'Contoh' }, OFFICE, '99.01'],
  ['city named, district of the regency', { regency: 'Kota Contoh', district: 'Hulu' }, OFFICE, '99.01.05'],
  ['city named, its own agency', { regency: 'Kota Contoh' }, CITY, '99.71'],
  ['an unknown regency in a known province', { province: 'Nusantara', regency: 'Entah' }, null, '99'],
  ['nothing', {}, null, null],
])('%s', async (_, said, agencyId, regionCode) => {
  const places = new Places(systemEm(hub), new Directory('reports'));
  expect((await places.resolve({ ...NOWHERE, ...said }, agencyId)).regionCode).toBe(regionCode);
});
