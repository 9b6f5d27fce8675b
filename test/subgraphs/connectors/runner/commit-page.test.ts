import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { unseal } from '../../../../subgraphs/common/privacy/seal.ts';
import type { Runtime } from '../../../../subgraphs/common/runtime/runtime.ts';
import type { Connector } from '../../../../subgraphs/connectors/kit/connector.ts';
import type { RawRecord } from '../../../../subgraphs/connectors/kit/json.ts';
import type { Channel } from '../../../../subgraphs/connectors/ledger/channel.entity.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { commitPage } from '../../../../subgraphs/connectors/runner/commit-page.ts';
import { takeLease } from '../../../../subgraphs/connectors/runner/lease.ts';
import { readRecords } from '../../../../subgraphs/connectors/runner/read-page.ts';
import { readerOf } from '../../../../subgraphs/connectors/runner/record-reader.ts';
import {
  channelNow,
  complaintOf,
  item,
  lettersSent,
  listsConnector,
  pull,
  putChannel,
  rows,
} from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());
beforeEach(async () => {
  await rows(runtime(), `delete from pgboss.job where name = 'source-records-changed.reports'`);
});

/** Pulls these pages from the start, whatever was pulled before. */
async function take(channel: string, pages: RawRecord[][], parts: Partial<Connector> = {}) {
  await rows(runtime(), 'update connectors.channel set cursor = null where id = ?', [channel]);
  const { run, failure } = await pull(runtime(), channel, listsConnector(pages, parts));
  expect(failure).toBeNull();
  const { seen, created, changed, unchanged, late, dead } = run;
  return { seen, created, changed, unchanged, late, dead };
}

const recordOf = async (channel: string, externalId: string) =>
  (
    await rows<{ id: string; seq: number; last_seq: number; first: boolean }>(
      runtime(),
      'select id, seq, last_seq from connectors.source_record where channel_id = ? and external_id = ?',
      [channel, externalId],
    )
  )[0];

/** Texts of all versions of a channel's record, oldest first; late ones in brackets. */
const versionsOf = async (channel: string, externalId: string) =>
  (
    await rows<{ seq: number; late: boolean; body: string }>(
      runtime(),
      `select v.seq, late, complaint->>'body' as body from connectors.source_version v
       join connectors.source_record r on r.id = source_record_id where r.channel_id = ? and external_id = ? order by v.seq`,
      [channel, externalId],
    )
  ).map(({ seq, late, body }) => `${seq} ${late ? `(${body})` : body}`);

const openLetters = (channel: string) =>
  rows<{ place: string; reason: string; attempts: number; external_id: string | null }>(
    runtime(),
    `select place, reason, attempts, external_id from connectors.dead_letter
     where channel_id = ? and resolved_at is null order by place`,
    [channel],
  );

test('a page becomes records with ids of family and channel, and one letter that tells all of them', async () => {
  const channel = await putChannel(runtime(), 'halaman', { agencyId: '019a0000-0000-7000-8000-000000000001' });
  expect(await take('halaman', [[item('1', { name: 'Warga Contoh' }), item('2')], [item('3')]])).toMatchObject({
    seen: 3,
    created: 3,
  });
  const { id } = (await recordOf('halaman', '1'))!;
  expect(id).toMatch(/^rest\.halaman\.[0-9a-f-]{36}$/);
  const [first, second] = await lettersSent(runtime());
  expect(first).toEqual({
    channelId: 'halaman',
    agencyId: channel.agencyId,
    hidden: false,
    phaseVersion: 1,
    silent: true,
    historic: false,
    records: [
      expect.objectContaining({
        sourceRecordId: id,
        seq: 1,
        late: false,
        sealedReporter: expect.any(String),
        complaint: expect.objectContaining({ externalId: '1', body: 'Isi 1' }),
      }),
      expect.objectContaining({ seq: 1, sealedReporter: null }),
    ],
  });
  expect(second?.records).toHaveLength(1);
});

test('the same pages again change nothing and tell nobody', async () => {
  await putChannel(runtime(), 'ulang');
  const pages = [[item('1'), item('2')], [item('3')]];
  await take('ulang', pages);
  const before = await recordOf('ulang', '2');
  expect(await take('ulang', pages)).toEqual({ seen: 3, created: 0, changed: 0, unchanged: 3, late: 0, dead: 0 });
  expect(await recordOf('ulang', '2')).toEqual(before);
  expect(await lettersSent(runtime())).toHaveLength(2);
});

test('a complaint that is changed and changed back has three versions', async () => {
  await putChannel(runtime(), 'aba');
  for (const text of ['A', 'B', 'A']) await take('aba', [[item('1', { text })]]);
  expect(await versionsOf('aba', '1')).toEqual(['1 A', '2 B', '3 A']);
  expect(await recordOf('aba', '1')).toMatchObject({ seq: 3, last_seq: 3 });
});

test('a page may hold several versions of one record', async () => {
  await putChannel(runtime(), 'berkali');
  const page = ['A', 'B', 'B', 'A'].map((text) => item('1', { text }));
  expect(await take('berkali', [page])).toMatchObject({ created: 1, changed: 2, unchanged: 1 });
  expect(await versionsOf('berkali', '1')).toEqual(['1 A', '2 B', '3 A']);
  const [letter] = await lettersSent(runtime());
  expect(letter?.records.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test('an older version that comes late is kept once as history and never holds', async () => {
  await putChannel(runtime(), 'telat');
  await take('telat', [[item('1', { text: 'new', updated: '2026-03-05T00:00:00Z' })]]);
  const old = [item('1', { text: 'old', updated: '2026-03-02T00:00:00Z' })];
  expect(await take('telat', [old])).toMatchObject({ late: 1, changed: 0 });
  expect(await take('telat', [old])).toMatchObject({ late: 1, changed: 0 });
  expect(await versionsOf('telat', '1')).toEqual(['1 new', '2 (old)']);
  expect(await recordOf('telat', '1')).toMatchObject({ seq: 1, last_seq: 2 });
  expect((await lettersSent(runtime())).flatMap(({ records }) => records)).toMatchObject([
    { seq: 1, late: false },
    { seq: 2, late: true },
  ]);
  await take('telat', [[item('1', { text: 'newest', updated: '2026-03-06T00:00:00Z' })]]);
  expect(await recordOf('telat', '1')).toMatchObject({ seq: 3, last_seq: 3 });
});

test('a touched record counts from its touch: what lies between is late (bug: the old time was kept)', async () => {
  await putChannel(runtime(), 'sentuh');
  await take('sentuh', [[item('1', { text: 'A', updated: '2026-03-01T00:00:00Z' })]]);
  await take('sentuh', [[item('1', { text: 'A', updated: '2026-03-05T00:00:00Z' })]]);
  await take('sentuh', [[item('1', { text: 'B', updated: '2026-03-03T00:00:00Z' })]]);
  expect(await versionsOf('sentuh', '1')).toEqual(['1 A', '2 (B)']);
});

test('a version without a time does not make older ones new (bug: it took the known time away)', async () => {
  await putChannel(runtime(), 'tanpa-waktu');
  await take('tanpa-waktu', [[item('1', { text: 'A', updated: '2026-03-05T00:00:00Z' })]]);
  await take('tanpa-waktu', [[item('1', { text: 'B' })]]);
  await take('tanpa-waktu', [[item('1', { text: 'C', updated: '2026-03-03T00:00:00Z' })]]);
  expect(await versionsOf('tanpa-waktu', '1')).toEqual(['1 A', '2 B', '3 (C)']);
});

test('where the source’s times are not to be trusted, what arrives last holds', async () => {
  await putChannel(runtime(), 'urutan');
  const arrival = { ordering: 'arrival' } as const;
  await take('urutan', [[item('1', { text: 'A', updated: '2026-03-05T00:00:00Z' })]], arrival);
  await take('urutan', [[item('1', { text: 'B', updated: '2026-03-01T00:00:00Z' })]], arrival);
  expect(await versionsOf('urutan', '1')).toEqual(['1 A', '2 B']);
});

test('records no database could store become dead letters; the rest of their page goes on', async () => {
  await putChannel(runtime(), 'racun');
  const page = [
    item('1'),
    item('2', { text: 'a\0b', _where: 'row 2' }),
    item('3', { status: '\ud800', _where: 'row 3' }),
    item('4'.repeat(5_000), { _where: 'row 4' }),
    item('5', { updated: '0000-01-01T00:00:00Z', _where: 'row 5' }),
    item('6', { broken: 'torn \0 \udc00', _where: 'row\0 6' }),
    ...['7', '8', '9', '10', '11', '12'].map((id) => item(id)),
  ];
  expect(await take('racun', [page])).toMatchObject({ seen: 12, created: 7, dead: 5 });
  expect((await openLetters('racun')).map(({ place, external_id: id }) => [place, id])).toEqual([
    ['row 2', '2'],
    ['row 3', '3'],
    ['row 4', null],
    ['row 5', '5'],
    ['row\ufffd 6', '6'],
  ]);
});

test('a dead letter that comes again is the same one; a mended record settles it, also after its text has changed', async () => {
  await putChannel(runtime(), 'surat-mati');
  const broken = item('1', { broken: 'no date', _where: 'row 1' });
  await take('surat-mati', [[broken, item('2')]]);
  await take('surat-mati', [[{ ...broken, _where: 'row 8' }]]);
  expect(await openLetters('surat-mati')).toEqual([
    { place: 'row 8', reason: 'no date', attempts: 2, external_id: '1' },
  ]);
  await take('surat-mati', [[item('1', { text: 'mended at the source' })]]);
  expect(await openLetters('surat-mati')).toEqual([]);
  await take('surat-mati', [[broken]]);
  expect(await openLetters('surat-mati')).toHaveLength(1);
});

test('a page that brings a record once whole and once broken leaves the dead letter open', async () => {
  await putChannel(runtime(), 'setengah');
  await take('setengah', [[item('1'), item('1', { broken: 'no date' })]]);
  expect(await openLetters('setengah')).toHaveLength(1);
});

test('names of reporters and raw cells lie nowhere in the clear', async () => {
  await putChannel(runtime(), 'rahasia');
  await take('rahasia', [
    [item('1', { name: 'Kenari Canary' }), item('2', { name: 'Kenari Canary', broken: 'no date' }), item('3')],
  ]);
  const texts = await rows<{ text: string }>(
    runtime(),
    `select t::text as text from connectors.source_version t union all select t::text from connectors.dead_letter t
     union all select t::text from connectors.source_record t union all select t::text from connectors.run t
     union all select t.data::text from pgboss.job t union all select t::text from connectors.channel t`,
  );
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.filter(({ text }) => text.includes('Canary'))).toEqual([]);
});

test.each([
  ['REGISTERED', true, true],
  ['SHADOW', true, true],
  ['DUAL', false, true],
  ['HUB_FIRST', false, false],
  ['READ_ONLY', false, false],
] as const)('letters of a channel that is %s say hidden %p, silent %p', async (phase, hidden, silent) => {
  await putChannel(runtime(), `fase-${phase.toLowerCase()}`, { phase });
  await take(`fase-${phase.toLowerCase()}`, [[item('1')]]);
  expect(await lettersSent(runtime())).toMatchObject([{ hidden, silent }]);
});

test('the cursor moves with its page', async () => {
  await putChannel(runtime(), 'penunjuk');
  await take('penunjuk', [[item('1')], [item('2')]]);
  expect((await channelNow(runtime(), 'penunjuk')).cursor).toEqual({ page: 2 });
});

test.each(['A', 'B', 'C', 'CB', 'CBA', 'ABC'])(
  'a page that brings the new state and then %s once more adds no version for what is known',
  async (again) => {
    const channel = `riwayat-${again.toLowerCase()}`;
    await putChannel(runtime(), channel);
    const days = { A: 1, B: 2, C: 2, D: 3 };
    const version = (text: string) =>
      item('1', { text, updated: `2026-03-0${days[text as keyof typeof days]}T00:00:00Z` });
    await take(channel, [['A', 'B', 'C'].map(version)]);
    expect(await take(channel, [['D', ...again].map(version)])).toMatchObject({ changed: 1, late: again.length });
    expect(await versionsOf(channel, '1')).toEqual(['1 A', '2 B', '3 C', '4 D']);
  },
);

const SCENT = {
  name: 'Kenari Canary',
  phone: '+62 000 555 0101',
  nik: '1371000000000001',
  email: 'canary@warga.example',
};

test('a reporter’s name, phone, NIK and e-mail are in no table and no letter, only sealed', async () => {
  await putChannel(runtime(), 'pelapor');
  const ids = (['PHONE', 'NIK', 'EMAIL'] as const).map((kind) => ({
    kind,
    value: { PHONE: SCENT.phone, NIK: SCENT.nik, EMAIL: SCENT.email }[kind],
    verified: true,
  }));
  const normalize = (raw: RawRecord) => ({ ...complaintOf(raw), reporter: { name: SCENT.name, ids } });
  await take('pelapor', [[item('1', SCENT), item('2', { ...SCENT, broken: 'no date' })]], { normalize });
  const tables = await rows<{ name: string }>(
    runtime(),
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('connectors', 'pgboss') and table_type = 'BASE TABLE'
       and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')`,
  );
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['connectors.source_version', 'pgboss.job']));
  for (const { name } of tables) {
    for (const scent of Object.values(SCENT)) {
      const found = await rows(runtime(), `select 1 from ${name} t where t::text like ?`, [`%${scent}%`]);
      expect({ name, scent, found: found.length }).toEqual({ name, scent, found: 0 });
    }
  }
  const [letter] = (await lettersSent(runtime())) as unknown as { records: { sealedReporter: string }[] }[];
  const opened = unseal(runtime().config.HUB_SECRET, letter!.records[0]!.sealedReporter);
  expect(JSON.parse(opened)).toEqual({ name: SCENT.name, ids });
});

/** Everything a page may touch, of one channel. */
const traces = async (channel: string) => ({
  records: await rows(runtime(), 'select * from connectors.source_record where channel_id = ? order by id', [channel]),
  versions: await rows(runtime(), 'select * from connectors.source_version where channel_id = ? order by 1, 2', [
    channel,
  ]),
  dead: await rows(runtime(), 'select * from connectors.dead_letter where channel_id = ? order by id', [channel]),
  letters: await lettersSent(runtime()),
  channel: await channelNow(runtime(), channel),
});

/** Commits a page that changes, creates, settles and rejects something, under these terms. */
async function commitMixed(channel: Channel, lease: string, own: Runtime = runtime()) {
  const reader = readerOf(listsConnector([]), {});
  const raws = [item('1', { text: 'changed' }), item('2'), item('3'), item('4', { broken: 'no date' })];
  const { records, dead } = await readRecords(raws, reader, own.now());
  const terms = { channel, lease, ordering: 'source-time' } as const;
  return commitPage(forkFor(own.orm, SYSTEM_VIEWER), own, terms, { records, dead, cursor: { page: 9 } });
}

test.each<[string, (channel: string) => string]>([
  ['the lease is another worker’s', () => 'lease = gen_random_uuid()'],
  ['the lease was given back', () => 'lease = null'],
  ['the channel has moved to another phase', () => 'phase_version = phase_version + 1'],
])('when %s, of a page nothing at all stays', async (name, loss) => {
  const id = `hilang-${name.length}`;
  await putChannel(runtime(), id);
  await take(id, [[item('1'), item('3', { broken: 'no date' })]]);
  const lease = await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), id);
  const channel = await channelNow(runtime(), id);
  await rows(runtime(), `update connectors.channel set ${loss(id)} where id = ?`, [id]);
  const before = await traces(id);
  await expect(commitMixed(channel, lease)).rejects.toMatchObject({ code: 'CHANNEL_LEASE_LOST' });
  expect(await traces(id)).toEqual(before);
});

test('a page whose letter cannot be sent is not taken in: records and letter are one', async () => {
  await putChannel(runtime(), 'tanpa-surat');
  await take('tanpa-surat', [[item('1'), item('3', { broken: 'no date' })]]);
  const lease = await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), 'tanpa-surat');
  const channel = await channelNow(runtime(), 'tanpa-surat');
  const before = await traces('tanpa-surat');
  const send = () => Promise.reject(new Error('the box is full'));
  const mute: Runtime = { ...runtime(), letterBox: { ...runtime().letterBox, send } };
  await expect(commitMixed(channel, lease, mute)).rejects.toThrow('the box is full');
  expect(await traces('tanpa-surat')).toEqual(before);
  expect(await commitMixed(channel, lease)).toMatchObject([
    { verdict: 'CHANGED' },
    { verdict: 'CREATED' },
    { verdict: 'CREATED' },
  ]);
});
