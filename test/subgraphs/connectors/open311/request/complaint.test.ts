import { expect, test } from '@jest/globals';
import {
  type Complaint,
  completeComplaint,
  type Json,
  normalizeInfo,
} from '../../../../../subgraphs/connectors/kit/index.ts';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';

const CONFIG = {
  base: 'http://kota.invalid/open311/v2',
  timezone: 'Asia/Jakarta',
  system: 'kota-contoh',
  since: '2026-01-01',
  privacy: { anonymous: false, secret: false },
};
const ROW = {
  service_request_id: '0012',
  status: 'open',
  service_code: '001',
  service_name: 'Jalan rusak',
  description: 'Lubang besar.',
  requested_datetime: '2026-02-02T08:00:00+07:00',
};

const normalized = async (row: { [key: string]: Json }, settings: object = {}): Promise<Complaint> => {
  const info = normalizeInfo(open311Connector, open311Connector.config.parse({ ...CONFIG, ...settings }));
  return completeComplaint(await open311Connector.normalize({ ...ROW, ...row }, info));
};
const failure = (row: { [key: string]: Json }, settings: object = {}) =>
  normalized(row, settings).then(
    () => null,
    (error: Error) => error.message,
  );

test('a whole request is a complaint in the hub’s words', async () => {
  const complaint = await normalized({
    status: 'closed',
    status_notes: 'Sudah ditambal.',
    agency_responsible: 'Dinas Pekerjaan Umum',
    service_notice: 'Dalam tiga hari.',
    updated_datetime: '2026-02-05T01:00:00Z',
    address: 'Jl. Sudirman 12, Lubuk Sikaping',
    address_id: 545483,
    zipcode: '26351',
    lat: '-0.131',
    long: 100.166,
    media_url: 'http://media.invalid/foto%20satu.jpg',
  });
  expect(complaint).toEqual({
    externalId: '0012',
    title: null,
    body: 'Lubang besar.',
    finalBody: null,
    status: 'CLOSED',
    closedBy: null,
    statusRaw: 'closed',
    archiveReason: null,
    privacy: { anonymous: false, secret: false },
    occurredAt: '2026-02-02T01:00:00.000Z',
    updatedAt: '2026-02-05T01:00:00.000Z',
    classification: null,
    category: { system: 'kota-contoh', id: '001', name: 'Jalan rusak' },
    agency: { system: 'kota-contoh', id: null, name: 'Dinas Pekerjaan Umum' },
    parentAgency: null,
    place: {
      province: null,
      regency: null,
      district: null,
      village: null,
      detail: 'Jl. Sudirman 12, Lubuk Sikaping, 26351, address 545483, -0.131, 100.166',
    },
    reporter: null,
    attachments: [{ name: 'foto satu.jpg', url: 'http://media.invalid/foto%20satu.jpg', mediaType: null, bytes: null }],
    numbers: [{ system: 'kota-contoh', id: '0012', name: null }],
    sourceChannel: null,
    url: null,
    answers: [{ at: null, by: 'Dinas Pekerjaan Umum', text: 'Sudah ditambal.' }],
  });
});

test('null, "" and a missing field say the same', async () => {
  const fields = [
    'status_notes',
    'agency_responsible',
    'updated_datetime',
    'address',
    'zipcode',
    'lat',
    'long',
    'media_url',
  ];
  const said = (value: Json) => normalized(Object.fromEntries(fields.map((name) => [name, value])));
  const plain = await normalized({});
  expect(await said(null)).toEqual(plain);
  expect(await said('')).toEqual(plain);
  expect(plain.place).toBeNull();
});

test('an update time that moves alone changes nothing else', async () => {
  const { updatedAt: one, ...before } = await normalized({
    updated_datetime: '2026-02-05T01:00:00Z',
    status_notes: 'Dicek.',
  });
  const { updatedAt: other, ...after } = await normalized({
    updated_datetime: '2026-02-06T01:00:00Z',
    status_notes: 'Dicek.',
  });
  expect(after).toEqual(before);
  expect([one, other]).toEqual(['2026-02-05T01:00:00.000Z', '2026-02-06T01:00:00.000Z']);
});

test.each<[Json, string]>([
  ['0012', '0012'],
  [0, '0'],
  [12, '12'],
  ['12-00677322', '12-00677322'],
])('the number %j is the text %j', async (id, text) => {
  expect((await normalized({ service_request_id: id })).externalId).toBe(text);
});

test.each<[string, object, Complaint['status']]>([
  ['open', {}, 'RECEIVED'],
  ['CLOSED', {}, 'CLOSED'],
  ['Sedang dikerjakan', { statusMap: { in: { 'sedang dikerjakan': 'IN_PROGRESS' } } }, 'IN_PROGRESS'],
  ['acknowledged', {}, 'UNKNOWN'],
  ['open', { statusMap: { in: { open: 'IN_PROGRESS' } } }, 'IN_PROGRESS'],
])('the status %j with %j is %s', async (status, settings, expected) => {
  expect(await normalized({ status }, settings)).toMatchObject({ status: expected, statusRaw: status });
});

test('a city whose real status stands elsewhere is read there, and in `status` where it says nothing', async () => {
  const settings = {
    quirks: { statusFields: ['extended_attributes.stage', 'status'] },
    statusMap: { in: { verified: 'VERIFIED' } },
  };
  expect((await normalized({ extended_attributes: { stage: 'verified' } }, settings)).status).toBe('VERIFIED');
  expect((await normalized({ extended_attributes: '' }, settings)).status).toBe('RECEIVED');
});

const flagged = {
  privacy: {
    anonymous: { field: 'is_anonymous' },
    secret: { field: 'extended_attributes.visibility', words: { public: false, private: true }, otherwise: true },
  },
};

test.each<[Json, Json, boolean, boolean]>([
  [true, { visibility: 'public' }, true, false],
  ['true', { visibility: 'Private' }, true, true],
  ['0', null, false, true],
  [1, '', true, true],
  ['tidak', { visibility: 'public' }, false, false],
])('flags %j and %j', async (anonymous, extended, isAnonymous, isSecret) => {
  const { privacy } = await normalized({ is_anonymous: anonymous, extended_attributes: extended }, flagged);
  expect(privacy).toEqual({ anonymous: isAnonymous, secret: isSecret });
});

test.each<[string, { [key: string]: Json }, object, string]>([
  ['number', { service_request_id: '' }, {}, 'service_request_id: the request says nothing there.'],
  ['status', { status: null }, {}, 'status: the request says nothing there.'],
  ['time', { requested_datetime: '' }, {}, 'requested_datetime: the request says nothing there.'],
  ['readable time', { requested_datetime: 'kemarin' }, {}, '"kemarin" is no time.'],
  ['text and no service', { description: '', service_name: '' }, {}, 'description: the request says nothing there.'],
  ['flag', { is_anonymous: '' }, flagged, 'privacy.anonymous: "is_anonymous" says nothing; privacy is not guessed.'],
  ['readable flag', { is_anonymous: 'mungkin' }, flagged, '"mungkin" is neither a yes nor a no.'],
  [
    'flag the settings explain',
    { is_anonymous: 0, extended_attributes: { visibility: 'VIP' } },
    flagged,
    'privacy.secret: "VIP" is not among the words of the settings.',
  ],
])('a request without a %s is refused, and why is said', async (_, row, settings, message) => {
  expect(await failure(row, settings)).toBe(message);
});

test('times without a zone are the city’s', async () => {
  expect((await normalized({ requested_datetime: '2026-02-02T08:00:00' })).occurredAt).toBe('2026-02-02T01:00:00.000Z');
  const { updatedAt } = await normalized({ updated_datetime: '2026-02-02 08:00:00' }, { timezone: 'Asia/Jayapura' });
  expect(updatedAt).toBe('2026-02-01T23:00:00.000Z');
});

test('update times that are not to be trusted, or cannot be read, are none', async () => {
  const row = { updated_datetime: '2026-02-05T01:00:00Z' };
  expect((await normalized(row, { quirks: { updatedTimes: 'ignored' } })).updatedAt).toBeNull();
  expect((await normalized({ updated_datetime: 'baru saja' })).updatedAt).toBeNull();
});

test('a request without a description is described by its service, by the list of services if need be', async () => {
  expect((await normalized({ description: '' })).body).toBe('Jalan rusak');
  const fromList = await normalized({ description: null, service_name: null, _serviceName: 'Lampu mati' });
  expect(fromList).toMatchObject({ body: 'Lampu mati', category: { id: '001', name: 'Lampu mati' } });
});

test('services become categories of the hub where the settings say so', async () => {
  const categories = { '001': { system: 'sp4n-lapor', id: '17', name: 'Infrastruktur' } };
  expect((await normalized({}, { categories })).category).toEqual({
    system: 'sp4n-lapor',
    id: '17',
    name: 'Infrastruktur',
  });
  expect((await normalized({ service_code: '002' }, { categories })).category).toMatchObject({
    system: 'kota-contoh',
    id: '002',
  });
});

test.each<[string, Json, string[]]>([
  ['one', 'http://m.invalid/1.jpg ', ['http://m.invalid/1.jpg']],
  [
    'a list',
    ['http://m.invalid/1.jpg', 'http://m.invalid/2.jpg', 'http://m.invalid/1.jpg'],
    ['http://m.invalid/1.jpg', 'http://m.invalid/2.jpg'],
  ],
  [
    'objects',
    [{ url: 'https://m.invalid/1.jpg' }, { href: 'https://m.invalid/2.jpg' }],
    ['https://m.invalid/1.jpg', 'https://m.invalid/2.jpg'],
  ],
  [
    'a text with commas',
    'http://m.invalid/1.jpg, http://m.invalid/a,b.jpg',
    ['http://m.invalid/1.jpg', 'http://m.invalid/a,b.jpg'],
  ],
  ['no address', 'foto.jpg', []],
  ['a script', 'javascript:alert(1)', []],
  ['a broken one', 'http://', []],
])('media as %s', async (_, media, urls) => {
  expect((await normalized({ media_url: media })).attachments.map(({ url }) => url)).toEqual(urls);
});

test('attachments among the additions count too, and what is said twice is there once', async () => {
  const attachments = ['http://m.invalid/1.jpg', { url: 'http://m.invalid/2.pdf' }, 'tidak ada'];
  const { attachments: read } = await normalized({
    media_url: 'http://m.invalid/1.jpg',
    extended_attributes: { attachments },
  });
  expect(read.map(({ url }) => url)).toEqual(['http://m.invalid/1.jpg', 'http://m.invalid/2.pdf']);
});

test.each<[string, Json, Json, string | null]>([
  ['texts with commas', '-0,131', '100,166', '-0.131, 100.166'],
  ['nought and nought, which is "unknown"', 0, 0, null],
  ['what is no number', 'x', 'y', null],
  ['what lies off the globe', 100.166, 200, null],
])('coordinates as %s', async (_, lat, long, detail) => {
  expect((await normalized({ lat, long })).place?.detail ?? null).toBe(detail);
});

test('what goes without saying in a city stands in every place', async () => {
  const place = { province: 'Sumatera Barat', regency: 'Pasaman' };
  expect((await normalized({}, { place })).place).toEqual({ ...place, district: null, village: null, detail: null });
});

test('reporters are taken only where the settings say so, and never as checked', async () => {
  const row = { first_name: 'Warga', last_name: 'Contoh', phone: '0800000001', email: 'warga@contoh.invalid' };
  expect((await normalized(row)).reporter).toBeNull();
  expect((await normalized(row, { takesReporter: true })).reporter).toEqual({
    name: 'Warga Contoh',
    ids: [
      { kind: 'PHONE', value: '0800000001', verified: false },
      { kind: 'EMAIL', value: 'warga@contoh.invalid', verified: false },
    ],
  });
  expect((await normalized({ email: '' }, { takesReporter: true })).reporter).toBeNull();
});

test('words that say nothing in this city say nothing', async () => {
  const row = { status_notes: 'NULL', agency_responsible: 'n/a' };
  expect(await normalized(row, { quirks: { nullWords: ['null', 'N/A'] } })).toMatchObject({
    answers: [],
    agency: null,
  });
});

test('normalize is pure', async () => {
  const row = { ...ROW, extended_attributes: { ward: '7' } };
  const copy = structuredClone(row);
  expect(await normalized(row)).toEqual(await normalized(copy));
  expect(row).toEqual(copy);
});
