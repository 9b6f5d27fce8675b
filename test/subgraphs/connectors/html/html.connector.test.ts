import { afterEach, expect, test } from '@jest/globals';
import { htmlConnector } from '../../../../subgraphs/connectors/html/html.connector.ts';
import { normalizeInfo } from '../../../../subgraphs/connectors/kit/index.ts';
import { type LittleItem, type LittleSite, littleItems, littleSite } from '../../../legacy-sites/little-site.ts';
import { contextOf, idsOf, pull } from '../../../support/html-pull.ts';

let site: LittleSite;
afterEach(() => site.stop());

const open = async (items: LittleItem[]) => {
  site = await littleSite(items);
};

test('a complaint is what its list item and its own page say, in the words of the hub', async () => {
  await open([
    {
      id: 'A1',
      status: 'selesai',
      badges: ['Anonim'],
      body: '<p>Jalan rusak.</p><p>Banjir<br>Sampai   lutut &amp; lebih.</p><script>x()</script>',
      answers: [
        { at: '4 Jan 2026 08.00 WIB', by: 'Dinas Contoh', text: 'Sudah ditambal.' },
        { at: '2 jam yang lalu', by: 'Dinas Contoh', text: 'Selesai.' },
      ],
      files: ['foto.jpg'],
    },
  ]);
  const { complaints, dead, failure } = await pull(site.config);
  expect({ dead, failure }).toEqual({ dead: [], failure: null });
  expect(complaints).toEqual([
    {
      externalId: 'A1',
      title: 'Aduan A1',
      body: 'Jalan rusak.\nBanjir\nSampai lutut & lebih.',
      finalBody: null,
      status: 'CLOSED',
      closedBy: 'ADMIN',
      statusRaw: 'selesai',
      archiveReason: null,
      privacy: { anonymous: true, secret: false },
      occurredAt: '2026-01-03T07:05:00.000Z',
      updatedAt: null,
      classification: null,
      category: null,
      agency: null,
      parentAgency: { system: 'situs-kecil', id: null, name: 'Pemerintah Kabupaten Pasaman' },
      place: {
        province: 'Sumatera Barat',
        regency: 'Kabupaten Pasaman',
        district: 'Bonjol',
        village: null,
        detail: null,
      },
      reporter: null,
      attachments: [{ name: 'foto.jpg', url: `${site.url}/berkas/foto.jpg`, mediaType: null, bytes: null }],
      numbers: [{ system: 'situs-kecil', id: 'A1', name: null }],
      sourceChannel: null,
      url: `${site.url}/aduan/A1`,
      answers: [
        { at: '2026-01-04T01:00:00.000Z', by: 'Dinas Contoh', text: 'Sudah ditambal.' },
        // A relative time would be another one at the next reading.
        { at: null, by: 'Dinas Contoh', text: 'Selesai.' },
      ],
    },
  ]);
});

test('the whole list comes in once, newest first, a page at a time; the last page only says that it is the end', async () => {
  await open(littleItems(12));
  const pulled = await pull(site.config);
  expect(idsOf(pulled)).toEqual(littleItems(12).map(({ id }) => id));
  expect(pulled.cursors.map(({ scan }) => scan?.pagesDone ?? 'complete')).toEqual([1, 2, 3, 'complete']);
  expect(pulled.failure).toBeNull();
});

test('a status the table lacks is UNKNOWN and kept as it is spelt', async () => {
  await open([{ id: 'A1', status: 'Menunggu' }]);
  expect((await pull(site.config)).complaints).toMatchObject([{ status: 'UNKNOWN', statusRaw: 'Menunggu' }]);
});

test('where the site does not tell about privacy, everything is anonymous and secret', async () => {
  await open([{ id: 'A1' }]);
  const { complaints } = await pull({ ...site.config, privacy: 'UNKNOWN' });
  expect(complaints).toMatchObject([{ privacy: { anonymous: true, secret: true } }]);
});

test.each<[string, LittleItem, string]>([
  ['text', { id: 'A2', body: ' ' }, 'body: its page says nothing at ".isi".'],
  ['status', { id: 'A2', status: '' }, 'status: its page says nothing at ".status".'],
  ['time', { id: 'A2', time: 'lusa' }, 'receivedAt: "lusa" is no time as pages write it.'],
  ['badge', { id: 'A2', badges: ['Khusus'] }, 'privacy: "Khusus" is not among the words of the source file.'],
  ['badge', { id: 'A2', badges: [] }, 'privacy: its pages say nothing at ".lencana"; privacy is not guessed.'],
])('one complaint without a usable %s is a dead letter that says where and why', async (_, item, why) => {
  await open([item, { id: 'A1' }]);
  const pulled = await pull(site.config);
  expect({ ids: idsOf(pulled), dead: pulled.dead }).toEqual({ ids: ['A1'], dead: [`page 1, item A2: ${why}`] });
});

test('a relative time is resolved against the moment of the first reading and stays there', async () => {
  await open([{ id: 'A1', time: '7 jam yang lalu' }]);
  const first = await pull(site.config, null, new Date('2026-03-17T03:00:30Z'));
  expect(first.complaints).toMatchObject([{ occurredAt: '2026-03-16T20:00:00.000Z' }]);
  site.items = [{ id: 'A1', time: 'sehari yang lalu' }];
  const again = await pull(site.config, first.cursors.at(-1), new Date('2026-03-18T04:00:00Z'));
  expect(again.complaints).toEqual(first.complaints);
});

test('normalize is pure: it says the same about a record whenever it is asked', async () => {
  await open([{ id: 'A1', time: 'Kemarin, 02:19' }]);
  const context = contextOf(site.config);
  const { value: page } = await htmlConnector.pull(context, null).next();
  const info = normalizeInfo(htmlConnector, context.config);
  const raw = page?.records[0] ?? {};
  expect(raw).toMatchObject({ _where: 'page 1, item A1', _fetchedAt: '2026-03-17T03:00:00.000Z' });
  const once = await htmlConnector.normalize(raw, info);
  expect(await htmlConnector.normalize(structuredClone(raw), info)).toEqual(once);
  expect(once.occurredAt).toBe('2026-03-15T19:19:00.000Z');
});

test('a map makes single parts in another way; the others stay what the fields give', async () => {
  await open([{ id: 'A1', title: 'lampu padam', body: '<p>Di pasar.</p>' }]);
  const map = {
    title: '$uppercase(title)',
    place: { village: "'Nagari ' & district" },
    occurredAt: "$time('2026-03-01 08:15')",
  };
  const { complaints, dead } = await pull({ ...site.config, map });
  expect(dead).toEqual([]);
  expect(complaints).toMatchObject([
    {
      externalId: 'A1',
      title: 'LAMPU PADAM',
      body: 'Di pasar.',
      place: { village: 'Nagari Bonjol', district: null },
      occurredAt: '2026-03-01T01:15:00.000Z',
      status: 'RECEIVED',
    },
  ]);
});
