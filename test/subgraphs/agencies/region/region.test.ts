import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { agencies } from '../../../../subgraphs/agencies/parts.ts';
import { RegionLevel } from '../../../../subgraphs/agencies/region/region-level.ts';
import { loadRegions } from '../../../../subgraphs/agencies/seed/seed.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { ask, type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;

beforeAll(async () => {
  runtimes = await testRuntimes([agencies.database]);
  await agencies.seed?.(runtimes.of('agencies'));
});
afterAll(() => runtimes.drop());

async function named(name: string): Promise<string[]> {
  const { data } = await ask(
    agencies,
    runtimes,
    PUBLIC_VIEWER,
    'query ($named: String!) { regions(first: 10, filter: { named: $named }) { edges { node { name } } } }',
    { named: name },
  );
  return (data!.regions as { edges: { node: { name: string } }[] }).edges.map(({ node }) => node.name);
}

test.each([
  ['Bandung', ['Kabupaten Bandung']],
  ['Kota Bandung', ['Kota Bandung']],
  ['KAB. BANDUNG', ['Kabupaten Bandung']],
  ['Sumedang', ['Kabupaten Sumedang']],
  ['Padang', ['Kota Padang']],
  ['Daerah Khusus Ibukota Jakarta', ['DKI Jakarta']],
  ['Kota Jakarta Pusat', ['Kota Administrasi Jakarta Pusat']],
  ['Maluku Tenggara Barat', ['Kabupaten Kepulauan Tanimbar']],
  ['Negeri Dongeng', []],
])('a source that says "%s" means %p', async (name, meant) => {
  const names = await named(name);
  expect(names.map((n) => n.replace(/^(Daerah Khusus|DKI|Daerah Khusus Ibukota) Jakarta$/, 'DKI Jakarta'))).toEqual(
    meant,
  );
});

test('all provinces, regencies and cities of Indonesia are there', async () => {
  const { data } = await ask(
    agencies,
    runtimes,
    PUBLIC_VIEWER,
    '{ p: regions(first: 1, filter: { level: PROVINCE }) { totalCount } r: regions(first: 1, filter: { level: REGENCY }) { totalCount } }',
  );
  expect(data).toEqual({ p: { totalCount: 38 }, r: { totalCount: 514 } });
});

test('districts are loaded below a regency, and loading them again changes nothing', async () => {
  const first = await loadRegions(runtimes.of('agencies'), RegionLevel.DISTRICT, '13.08');
  expect(first).toBeGreaterThan(5);
  expect(await loadRegions(runtimes.of('agencies'), RegionLevel.DISTRICT, '13.08')).toBe(first);
  const { data } = await ask(
    agencies,
    runtimes,
    PUBLIC_VIEWER,
    '{ regions(first: 100, filter: { withinId: "13.08", named: "lubuk sikaping" }) { edges { node { id parent { name } } } } }',
  );
  expect(data?.regions).toEqual({ edges: [{ node: { id: '13.08.05', parent: { name: 'Kabupaten Pasaman' } } }] });
});
