import { expect, test } from '@jest/globals';
import { type Mapping, mapperOf, mappingShape, normalizeInfo } from '../../../../../subgraphs/connectors/kit/index.ts';

const info = normalizeInfo(
  { statusMap: () => ({ '1': 'RECEIVED', selesai: 'CLOSED' }), timezone: () => 'Asia/Jakarta' },
  {},
);
const MINIMAL: Mapping = {
  externalId: '$string(no)',
  body: 'uraian',
  status: '$status(kode)',
  statusRaw: '$string(kode)',
  privacy: { anonymous: '$bool(samar)', secret: 'false' },
  occurredAt: '$time(masuk)',
};
const RAW = { no: 7, uraian: 'Lampu padam.', kode: 1, samar: 'ya', masuk: '2026-03-01 08:15:00' };
const map = (parts: Partial<Mapping>, raw: object = {}) =>
  mapperOf(mappingShape.parse({ ...MINIMAL, ...parts }), info)({ ...RAW, ...raw });

test('field names and single calls give the required parts', async () => {
  expect(await map({})).toMatchObject({
    externalId: '7',
    body: 'Lampu padam.',
    status: 'RECEIVED',
    statusRaw: '1',
    privacy: { anonymous: true, secret: false },
    occurredAt: '2026-03-01T01:15:00.000Z',
    place: null,
    reporter: null,
    attachments: [],
  });
});

test('JSONata reaches into nested records and joins lists', async () => {
  const raw = {
    lokasi: { kab: 'Kab. Contoh', jalan: 'Jl. Melati' },
    foto: ['http://contoh.invalid/a.jpg', 'http://contoh.invalid/b.jpg'],
    pelapor: { nama: 'Warga Contoh', telp: '0800' },
    balasan: [{ tgl: '2026-03-02 09:00', isi: '<p>Sudah<br>dicek</p>' }],
  };
  const complaint = await map(
    {
      title: '$substring(uraian, 0, 5)',
      place: { regency: 'lokasi.kab', detail: "lokasi.jalan & ' no. ' & $string(no)" },
      reporter: { name: 'pelapor.nama', ids: [{ kind: 'PHONE', value: 'pelapor.telp', verified: 'true' }] },
      attachments: 'foto',
      answers: 'balasan.{"at": $time(tgl), "text": $plain(isi)}',
      numbers: [{ system: "'sp4n-lapor'", id: 'lapor' }],
      sourceChannel: "'Website'",
    },
    raw,
  );
  expect(complaint).toMatchObject({
    title: 'Lampu',
    place: { province: null, regency: 'Kab. Contoh', detail: 'Jl. Melati no. 7' },
    reporter: { name: 'Warga Contoh', ids: [{ kind: 'PHONE', value: '0800', verified: true }] },
    attachments: [{ name: 'a.jpg', url: 'http://contoh.invalid/a.jpg' }, { name: 'b.jpg' }],
    answers: [{ at: '2026-03-02T02:00:00.000Z', by: null, text: 'Sudah\ndicek' }],
    numbers: [],
    sourceChannel: 'Website',
  });
});

test.each([
  [{ privacy: { anonymous: 'samar', secret: 'false' } }, 'privacy.anonymous gives neither true nor false'],
  [{ occurredAt: '$time(uraian)' }, '"Lampu padam." is no time.'],
  [{ occurredAt: '$time($uppercase(uraian))' }, '"LAMPU PADAM." is no time.'],
  [{ title: '$sqrt(uraian)' }, 'sqrt'],
])('what the record cannot answer is an error of the record: %j', async (parts, message) => {
  await expect(map(parts)).rejects.toMatchObject({ errorClass: 'record', message: expect.stringContaining(message) });
});

test('a status the table lacks is UNKNOWN, never a guess', async () => {
  expect(await map({}, { kode: 9 })).toMatchObject({ status: 'UNKNOWN', statusRaw: '9' });
});

test('an expression that cannot be read is refused at once, with its path and place', () => {
  const checked = mappingShape.safeParse({ ...MINIMAL, place: { regency: 'lokasi.(' } });
  expect(checked.error?.issues).toMatchObject([
    { path: ['place', 'regency'], message: expect.stringMatching(/^"lokasi\.\(" cannot be read at character \d+: /) },
  ]);
  expect(() => mapperOf({ ...MINIMAL, title: '(' }, info)).toThrow(/^map\.title: "\(" cannot be read at/);
});

test('the short way and the JSONata machine say the same', async () => {
  for (const [short, long] of [
    ['uraian', '$$.uraian'],
    ['$string(no)', '$string($$.no)'],
    ['$plain(html)', '$plain($$.html)'],
    ['absent', '$$.absent'],
  ] as const) {
    const raw = { html: 'a<br>b &amp; c' };
    expect((await map({ title: short }, raw)).title).toEqual((await map({ title: long }, raw)).title);
  }
});
