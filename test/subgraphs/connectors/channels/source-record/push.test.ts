import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import { takeLease } from '../../../../../subgraphs/connectors/runner/lease.ts';
import { channelNow, lettersSent, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
  OFFICE_LIAISON,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
  await putChannel(runtime(), 'dorong', {
    agencyId: OFFICE,
    family: 'PUSH',
    secondsBetweenPulls: 0,
    failures: 1,
    errorCode: 'X',
  });
  await putChannel(runtime(), 'hub', { family: 'HUB', secondsBetweenPulls: 0 });
});
afterAll(() => runtimes.drop());

const MACHINE = viewerOf('CONNECTOR', { channelId: 'dorong' });

/** The least a complaint has to say. */
const least = (externalId: string, parts = {}) => ({
  externalId,
  body: `Isi ${externalId}`,
  status: 'RECEIVED',
  statusRaw: 'masuk',
  anonymous: false,
  secret: false,
  occurredAt: '2026-03-01T01:00:00Z',
  ...parts,
});

/** Pushes a page and gives "id verdict" per complaint, or the refusal. */
async function push(complaints: object[], viewer: Viewer = MACHINE, parts = {}) {
  const input = { channelId: 'dorong', complaints, ...parts };
  const answer = await carryOut(
    runtimes,
    viewer,
    'pushSourceRecords',
    input,
    '{ records { externalId verdict reason } }',
  );
  return answer.records ?? answer;
}

const short = (records: { externalId: string; verdict: string }[]) =>
  records.map(({ externalId, verdict }) => `${externalId} ${verdict}`);

test('each complaint of a page gets its verdict', async () => {
  expect(short(await push([least('1'), least('2')]))).toEqual(['1 CREATED', '2 CREATED']);
  const page = [
    least('1', { updatedAt: '2026-03-05T00:00:00Z', status: 'CLOSED' }),
    least('2'),
    least('3', { body: ' ' }),
    least('1', { updatedAt: '2026-03-02T00:00:00Z', status: 'VERIFIED' }),
    least('4'),
  ];
  const records = await push(page);
  expect(short(records)).toEqual(['1 CHANGED', '2 UNCHANGED', '3 REJECTED', '1 LATE', '4 CREATED']);
  expect(records.map(({ reason }: { reason: string | null }) => reason)).toEqual([
    null,
    null,
    'its text is empty.',
    null,
    null,
  ]);
});

test('a page that is mostly unusable is no drift: its sender hears about each complaint', async () => {
  const records = await push(['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id) => least(id, { body: '' })));
  expect(new Set(records.map(({ verdict }: { verdict: string }) => verdict))).toEqual(new Set(['REJECTED']));
});

test('whatever a complaint can say arrives, the reporter sealed', async () => {
  const full = least('penuh', {
    title: 'Lampu padam',
    finalBody: 'Lampu jalan padam',
    closedBy: 'ADMIN',
    archiveReason: 'ganda',
    updatedAt: '2026-03-02T08:00:00+07:00',
    classification: 'ASPIRATION',
    category: { system: 'dorong', id: '7' },
    agency: { system: 'sp4n-lapor', name: 'Dinas Contoh' },
    parentAgency: { system: 'sp4n-lapor', id: '1', name: 'Pemerintah Contoh' },
    place: { regency: 'Pasaman' },
    reporter: { name: 'Kenari Canary', ids: [{ kind: 'PHONE', value: '0800-000-0001', verified: true }] },
    attachments: [{ name: 'foto.jpg', bytes: 3 }],
    numbers: [{ system: 'sp4n-lapor', id: '7000001' }],
    sourceChannel: 'Whatsapp',
    url: 'https://dorong.example/7',
    answers: [{ at: '2026-03-02T00:00:00Z', text: 'Sedang dikerjakan' }, { text: 'Selesai' }],
  });
  expect(short(await push([full]))).toEqual(['penuh CREATED']);
  const letters = (await lettersSent(runtime())) as unknown as {
    records: { complaint: object; sealedReporter: string }[];
  }[];
  const { complaint, sealedReporter } = letters.at(-1)!.records[0]!;
  const { anonymous, secret, reporter, ...said } = full as Record<string, unknown>;
  expect(complaint).toMatchObject({
    ...said,
    occurredAt: '2026-03-01T01:00:00.000Z',
    updatedAt: '2026-03-02T01:00:00.000Z',
    privacy: { anonymous: false, secret: false },
    category: { system: 'dorong', id: '7', name: null },
    place: { province: null, regency: 'Pasaman', district: null, village: null, detail: null },
    answers: [
      { at: '2026-03-02T00:00:00.000Z', by: null, text: 'Sedang dikerjakan' },
      { at: null, by: null, text: 'Selesai' },
    ],
  });
  expect(sealedReporter).toMatch(/^1\./);
  expect(JSON.stringify(letters)).not.toContain('Canary');
});

test('the same page under its key gets the same answer, also after the world has moved on', async () => {
  const page = [least('sama'), least('sama-rusak', { body: '' })];
  const parts = { idempotencyKey: 'halaman-1' };
  const first = await push(page, MACHINE, parts);
  expect(short(await push([least('sama', { status: 'CLOSED' })]))).toEqual(['sama CHANGED']);
  expect(await push(page, MACHINE, parts)).toEqual(first);
  expect(await push([least('lain')], MACHINE, parts)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(short(await push(page, MACHINE))).toEqual(['sama CHANGED', 'sama-rusak REJECTED']);
});

test('two copies of one page at once are taken in once', async () => {
  const parts = { idempotencyKey: 'serentak' };
  const answers = await Promise.all([1, 2, 3].map(() => push([least('serentak')], MACHINE, parts)));
  for (const answer of answers) expect(short(answer)).toEqual(['serentak CREATED']);
  const [count] = await rows(
    runtime(),
    `select count(*)::int as n from connectors.source_record where external_id = 'serentak'`,
  );
  expect(count).toEqual({ n: 1 });
});

test('different pages at once all arrive', async () => {
  const answers = await Promise.all(['p1', 'p2', 'p3', 'p4'].map((id) => push([least(id)])));
  expect(answers.flatMap(short).sort()).toEqual(['p1 CREATED', 'p2 CREATED', 'p3 CREATED', 'p4 CREATED']);
});

test('an id that cannot be used is given back shortened, so that its sender finds it', async () => {
  const [record] = await push([least(`${'9'.repeat(300)}\0`)]);
  expect(record).toEqual({
    externalId: '9'.repeat(200),
    verdict: 'REJECTED',
    reason: 'its id is longer than 200 characters.',
  });
});

test.each<[string, Viewer, object, string]>([
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'lain' }), {}, 'FORBIDDEN'],
  ['a liaison of the owner', OFFICE_LIAISON, {}, 'FORBIDDEN'],
  ['an admin of another agency', STRANGER_ADMIN, {}, 'FORBIDDEN'],
  ['the public', viewerOf('PUBLIC'), {}, 'FORBIDDEN'],
  ['the centre, to a channel that is not there', CENTRE, { channelId: 'hilang' }, 'CHANNEL_NOT_FOUND'],
  ['the centre, as if submitted to the hub', CENTRE, { channelId: 'hub' }, 'BAD_USER_INPUT'],
])('%s pushes nothing', async (_, viewer, parts, code) => {
  expect(await push([least('terlarang')], viewer, parts)).toMatchObject({ code });
  expect(await rows(runtime(), `select 1 from connectors.source_record where external_id = 'terlarang'`)).toEqual([]);
});

test('admins of the owner and the centre may push for a system that cannot', async () => {
  expect(short(await push([least('oleh-admin')], OFFICE_ADMIN))).toEqual(['oleh-admin CREATED']);
  expect(short(await push([least('oleh-pusat')], CENTRE))).toEqual(['oleh-pusat CREATED']);
});

test('a page holds at most 100 complaints; an enum the schema lacks is refused whole', async () => {
  const many = Array.from({ length: 101 }, (_, n) => least(`banyak-${n}`));
  expect(await push(many)).toMatchObject({ code: 'BAD_USER_INPUT', message: 'A page holds at most 100 complaints.' });
  expect(short(await push(many.slice(1)))).toHaveLength(100);
  expect(await push([least('x', { status: 'SELESAI' })])).toMatchObject({
    message: expect.stringContaining('"SELESAI" does not exist'),
  });
});

test('a push makes its channel healthy, and a run that tells of it', async () => {
  await rows(runtime(), `update connectors.channel set failures = 1, error_code = 'X' where id = 'dorong'`);
  await push([least('sehat'), least('sehat-rusak', { body: '' })]);
  expect(await channelNow(runtime(), 'dorong')).toMatchObject({
    failures: 0,
    errorCode: null,
    lastSuccessAt: TEST_NOW,
    lease: null,
  });
  const runs = await rows(
    runtime(),
    `select seen, created, dead, outcome from connectors.run where channel_id = 'dorong' and seen = 2 and dead = 1 and created = 1`,
  );
  expect(runs).toContainEqual({ seen: 2, created: 1, dead: 1, outcome: 'DONE' });
});

test('while a pull of the channel is under way a push has to come again', async () => {
  await putChannel(runtime(), 'ditarik', { agencyId: OFFICE });
  await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), 'ditarik');
  expect(await push([least('1')], CENTRE, { channelId: 'ditarik' })).toMatchObject({ code: 'CHANNEL_BUSY' });
});

test('a closed channel takes nothing in any more', async () => {
  await putChannel(runtime(), 'pensiun', {
    agencyId: OFFICE,
    family: 'PUSH',
    secondsBetweenPulls: 0,
    phase: 'RETIRED',
  });
  expect(await push([least('1')], CENTRE, { channelId: 'pensiun' })).toEqual({
    code: 'BAD_USER_INPUT',
    message: 'pensiun was retired over a year ago; nothing is taken in any more.',
  });
});

test('a page pushed by hand says nothing about the pulls of its channel', async () => {
  const state = { failures: 2, errorCode: 'SOURCE_LAYOUT_CHANGED', parkedAt: TEST_NOW, lastSuccessAt: null };
  await putChannel(runtime(), 'tarik-macet', { agencyId: OFFICE, family: 'HTML', ...state });
  expect(short(await push([least('1')], CENTRE, { channelId: 'tarik-macet' }))).toEqual(['1 CREATED']);
  expect(await channelNow(runtime(), 'tarik-macet')).toMatchObject(state);
});

test('a NUL in a complaint is the fault of that complaint', async () => {
  expect(await push([least('nol\0'), least('nol-1', { title: 'a\0b' }), least('nol-2')])).toMatchObject([
    { externalId: 'nol\ufffd', verdict: 'REJECTED' },
    { externalId: 'nol-1', verdict: 'REJECTED', reason: expect.stringContaining('title holds a character') },
    { externalId: 'nol-2', verdict: 'CREATED' },
  ]);
});

test('dead letters of a pushing system are tried again by an admin, not by the machine', async () => {
  const input = { channelId: 'dorong' };
  const replay = (viewer: Viewer) => carryOut(runtimes, viewer, 'replayDeadLetters', input, '{ id }');
  expect(await replay(MACHINE)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await replay(OFFICE_ADMIN)).toEqual({ id: 'dorong' });
  const attempts = await rows<{ attempts: number }>(
    runtime(),
    `select attempts from connectors.dead_letter where channel_id = 'dorong' and external_id = 'r1'`,
  );
  expect(attempts).toEqual([{ attempts: 2 }]);
});

test('a sender’s own mend settles the rejected complaint', async () => {
  await push([least('mend', { body: '' })]);
  const open = async () =>
    (
      await answerOf(
        runtimes,
        CENTRE,
        '{ channel(id: "dorong") { deadLetters(first: 100) { edges { node { externalId } } } } }',
      )
    ).channel.deadLetters.edges.map(({ node }: { node: { externalId: string } }) => node.externalId);
  expect(await open()).toContain('mend');
  await push([least('mend')]);
  expect(await open()).not.toContain('mend');
});
