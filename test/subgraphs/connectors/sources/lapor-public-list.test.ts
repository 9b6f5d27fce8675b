import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import source from '../../../../subgraphs/connectors/sources/lapor-public-list.source.ts';
import { scriptedSite } from '../../../legacy-sites/scripted-site.ts';
import { pull } from '../../../support/html-pull.ts';
import { sharedData, testOnSharedData } from '../../../support/shared-data.ts';

/** The saved item, the same by an anonymous reporter, and one whose category slot holds the day of the event. */
async function listOf(item: string) {
  const anonymous = item
    .replaceAll('5000001', '5000002')
    .replace('NAMA PELAPOR', 'Anonim')
    .replace('8 Agu, 08:45', 'Kemarin, 02:19');
  const dated = item
    .replaceAll('5000001', '5000003')
    .replace('Kategori Keluhan', 'SELASA, 2023/03/21')
    .replace('8 Agu, 08:45', '7 jam yang lalu');
  return `<!doctype html><html><body>${dated}${anonymous}${item}</body></html>`;
}

testOnSharedData('the markup of the public list gives complaints; names of reporters stay on the page', async () => {
  const page = await listOf(await readFile(sharedData('lapor_public_list_item_2019.html'), 'utf8'));
  const site = await scriptedSite((path) => (path === '/laporan?page=1' ? page : undefined));
  const config = { ...source.config, listUrl: `${site.url}/laporan?page={page}`, requestsPerSecond: 1000 };
  const pulled = await pull(config).finally(site.stop);
  expect(pulled).toMatchObject({ failure: null, dead: [], notes: [] });
  expect(pulled.complaints).toMatchObject([
    { externalId: '5000003', category: null, occurredAt: '2026-03-16T20:00:00.000Z' },
    { externalId: '5000002', privacy: { anonymous: true, secret: false }, occurredAt: '2026-03-15T19:19:00.000Z' },
    {
      externalId: '5000001',
      title: 'Pengeloaan Parkir',
      status: 'IN_PROGRESS',
      statusRaw: 'Ditindaklanjuti oleh Instansi',
      privacy: { anonymous: false, secret: false },
      occurredAt: '2025-08-08T01:45:00.000Z',
      updatedAt: null,
      agency: { system: 'sp4n-lapor', id: null, name: 'Dinas Perhubungan Kabupaten Tulungagung' },
      category: { system: 'sp4n-lapor', id: null, name: 'Kategori Keluhan' },
      sourceChannel: 'Website',
      reporter: null,
      numbers: [{ system: 'sp4n-lapor', id: '5000001' }],
    },
  ]);
  expect(pulled.complaints[2]?.body).toMatch(/^Yang terhormat pemerintah kabupaten tulungagung.*Terimakasih$/);
  expect(JSON.stringify(pulled)).not.toContain('NAMA PELAPOR');
});
