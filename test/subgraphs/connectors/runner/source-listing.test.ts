import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Connector, completeComplaint, type RawRecord } from '../../../../subgraphs/connectors/kit/index.ts';
import { normalizeRecord } from '../../../../subgraphs/connectors/runner/normalize-page.ts';
import { readerOf } from '../../../../subgraphs/connectors/runner/record-reader.ts';
import { listSource } from '../../../../subgraphs/connectors/runner/source-listing.ts';
import { sheetConnector } from '../../../../subgraphs/connectors/sheet/sheet.connector.ts';
import { contextFor } from '../../../support/connector-context.ts';
import { complaintOf, item, pagesConnector } from '../../../support/pages-connector.ts';
import { dropFolder } from '../../../support/sheet-pull.ts';

const WINDOW = { from: '2026-03-01', to: '2026-03-02' };

const listing = (records: RawRecord[], parts: Partial<Connector> = {}): Connector => ({
  ...pagesConnector(async function* () {}),
  config: z.object({}) as never,
  timezone: () => 'Asia/Jakarta',
  async *enumerate() {
    for (const raw of records) yield { records: [raw] };
  },
  ...parts,
});
const listed = (connector: Connector) => listSource(connector, contextFor(connector as never, {}), WINDOW);

test('an item is listed with the hash that the ledger keeps, and the day of its zone', async () => {
  const raw = item('1', { at: '2026-03-01T18:00:00Z' });
  const connector = listing([raw]);
  const normal = await normalizeRecord(raw, readerOf(connector, {}), new Date('2026-03-17T03:00:00Z'));
  const { contentHash: hash } = normal as { contentHash: string };
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect([...(await listed(connector))!.items.values()]).toEqual([
    { externalId: '1', status: completeComplaint(complaintOf(raw)).status, day: '2026-03-02', hash },
  ]);
});

test('days beside the window are left out, even where the source shows them', async () => {
  const records = [item('1'), item('2', { at: '2026-02-28T16:59:59Z' }), item('3', { at: '2026-03-02T17:00:00Z' })];
  expect([...(await listed(listing(records)))!.items.keys()]).toEqual(['1']);
});

test.each<[Connector['ordering'], string]>([
  ['source-time', 'baru'],
  ['arrival', 'lama'],
])('an item shown twice counts as a pull would take it: %s', async (ordering, text) => {
  const twice = [
    item('1', { text: 'baru', updated: '2026-03-05T00:00:00Z' }),
    item('1', { text: 'lama', updated: '2026-03-04T00:00:00Z' }),
  ];
  const [only] = (await listed(listing([item('1', { text, updated: null })])))!.items.values();
  expect([...(await listed(listing(twice, { ordering })))!.items.values()]).toEqual([only]);
});

test('an item that cannot be used is named and not listed', async () => {
  const found = (await listed(listing([item('1'), item('2', { broken: 'Tanpa isi.', _where: 'baris 2' })])))!;
  expect([...found.items.keys()]).toEqual(['1']);
  expect(found.unusable).toEqual([{ externalId: '2', where: 'baris 2', why: 'Tanpa isi.' }]);
});

test('a source that cannot list itself gives null, and half a listing gives its failure', async () => {
  const { enumerate, ...rest } = listing([]);
  expect(await listed(rest)).toBeNull();
  const broken = listing([], {
    // biome-ignore lint/correctness/useYield: it breaks off before the first page
    async *enumerate() {
      throw new TypeError('patah');
    },
  });
  await expect(listed(broken)).rejects.toThrow('patah');
});

test('a drop folder lists all its files, whatever pulls have read of them', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': 'no;isi;tahap\nA1;Jalan rusak;baru\n' });
  await writeFile(join(folder, 'b.csv'), 'no;isi;tahap\nA2;Lampu mati;selesai\nA1;Jalan rusak;selesai\n');
  const config = {
    folder,
    timezone: 'Asia/Jakarta',
    map: {
      externalId: 'no',
      body: 'isi',
      status: '$status(tahap)',
      statusRaw: 'tahap',
      privacy: { anonymous: 'true', secret: 'true' },
      occurredAt: '"2026-03-01T01:00:00Z"',
    },
    statusMap: { in: { baru: 'RECEIVED', selesai: 'CLOSED' } },
  };
  const context = contextFor(sheetConnector as never, config);
  const found = await listSource(sheetConnector as never, context, WINDOW).finally(remove);
  expect([...found!.items.values()].map(({ externalId, status }) => [externalId, status]).sort()).toEqual([
    ['A1', 'CLOSED'],
    ['A2', 'CLOSED'],
  ]);
});
