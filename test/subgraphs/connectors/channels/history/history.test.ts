import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import {
  complaintOf,
  item,
  lettersSent,
  listsConnector,
  pull,
  putChannel,
  rows,
} from '../../../../support/pages-connector.ts';
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
import { type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
  for (const id of ['kering', 'lama', 'peta'])
    await putChannel(runtime(), id, { agencyId: OFFICE, family: 'PUSH', phase: 'HUB_FIRST', secondsBetweenPulls: 0 });
});
afterAll(() => runtimes.drop());

/** An old complaint as its agency's system sends it. */
const old = (externalId: string, parts = {}) => ({
  ...{ externalId, body: `Isi ${externalId}`, status: 'UNKNOWN', statusRaw: 'Beres' },
  ...{ anonymous: false, secret: false, occurredAt: '2021-03-01T01:00:00Z', ...parts },
});

const COUNTS = '{ id state counts { seen created changed unchanged late rejected } }';
const start = (channelId: string, parts = {}, viewer: Viewer = OFFICE_ADMIN) =>
  carryOut(runtimes, viewer, 'startHistoryImport', { channelId, ...parts }, COUNTS);
const send = (runId: string, complaints: object[], parts = {}, viewer: Viewer = OFFICE_ADMIN) =>
  carryOut(
    runtimes,
    viewer,
    'importSourceRecords',
    { runId, complaints, ...parts },
    `{ run ${COUNTS} records { externalId verdict reason } }`,
  );
const recordsOf = (channelId: string) =>
  rows<{ id: string }>(runtime(), 'select id from connectors.source_record where channel_id = ?', [channelId]);

test('a dry run counts, names what nobody mapped and why records are rejected, and takes nothing in', async () => {
  const { id } = await start('kering', { dry: true });
  const page = [
    old('1', { category: { system: 'kering', id: '7', name: 'Jalan' } }),
    old('2', { agency: { system: 'kering', id: '9' } }),
    old('3', { body: ' ', agency: { system: 'wilayah', id: '2' } }),
    old('4', { status: 'CLOSED', agency: { system: 'wilayah', id: '2' } }),
  ];
  const { run } = await send(id, page, { last: true });
  expect(run).toEqual({
    id,
    state: 'DONE',
    counts: { seen: 4, created: 3, changed: 0, unchanged: 0, late: 0, rejected: 1 },
  });
  const question = `{ importRun(id: "${id}") { dry remarks(first: 10) { edges { node { kind value example records } } } } }`;
  const { importRun } = await answerOf(runtimes, OFFICE_ADMIN, question);
  expect(importRun.remarks.edges.map(({ node }: { node: object }) => node)).toEqual([
    { kind: 'STATUS', value: 'Beres', example: '1', records: 2 },
    { kind: 'AGENCY', value: '9', example: '2', records: 1 },
    { kind: 'CATEGORY', value: '7', example: '1', records: 1 },
    { kind: 'REASON', value: 'its text is empty.', example: '3', records: 1 },
  ]);
  expect(await recordsOf('kering')).toEqual([]);
  expect(await rows(runtime(), `select 1 from connectors.dead_letter where channel_id = 'kering'`)).toEqual([]);
});

test('old records arrive once, marked historic and silent, however often their page is sent', async () => {
  const { id } = await start('lama', { expected: 3 });
  const page = { idempotencyKey: 'halaman-1' };
  const first = await send(id, [old('1'), old('2')], page);
  expect(await send(id, [old('1'), old('2')], page)).toEqual(first);
  expect((await start('lama')).id).toBe(id);
  const { run, records } = await send(id, [old('2'), old('3')], { last: true });
  expect(records.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['UNCHANGED', 'CREATED']);
  expect(run).toMatchObject({ state: 'DONE', counts: { seen: 4, created: 3, unchanged: 1 } });
  expect(await recordsOf('lama')).toHaveLength(3);
  const letters = (await lettersSent(runtime())) as unknown as { historic: boolean; silent: boolean }[];
  expect(letters.length).toBeGreaterThan(0);
  for (const letter of letters) expect(letter).toMatchObject({ historic: true, silent: true });
  expect((await send(id, [old('4')])).code).toBe('BAD_USER_INPUT');
});

test('what is mapped is no longer unmapped, and holds for pages and pushes from then on', async () => {
  const unmapped = async () => {
    const question =
      '{ channel(id: "peta") { unmappedValues(kind: STATUS, first: 5) { edges { node { value records } } } } }';
    return (await answerOf(runtimes, OFFICE_ADMIN, question)).channel.unmappedValues.edges;
  };
  const { id } = await start('peta', { dry: true });
  await send(id, [old('1'), old('2')], { last: true });
  expect(await unmapped()).toEqual([{ node: { value: 'Beres', records: 2 } }]);
  const values = [
    { kind: 'STATUS', raw: 'Beres', hub: 'CLOSED' },
    { kind: 'CATEGORY', raw: '7', hub: 'sp4n-lapor:70' },
  ];
  await carryOut(runtimes, OFFICE_ADMIN, 'mapChannelValues', { channelId: 'peta', values });
  expect(await unmapped()).toEqual([]);
  const real = await start('peta');
  await send(real.id, [old('1', { category: { system: 'peta', id: '7', name: 'Jalan' } })], { last: true });
  await carryOut(
    runtimes,
    OFFICE_ADMIN,
    'pushSourceRecords',
    { channelId: 'peta', complaints: [old('2')] },
    '{ records { verdict } }',
  );
  const said = await rows<{ complaint: object }>(
    runtime(),
    `select complaint from connectors.source_version where channel_id = 'peta' order by complaint->>'externalId'`,
  );
  expect(said.map(({ complaint }) => complaint)).toMatchObject([
    { status: 'CLOSED', statusRaw: 'Beres', category: { system: 'sp4n-lapor', id: '70', name: 'Jalan' } },
    { status: 'CLOSED', statusRaw: 'Beres' },
  ]);
});

test.each([
  ['STATUS', 'SELESAI', '"SELESAI" is no status of the hub'],
  ['STATUS', 'UNKNOWN', '"UNKNOWN" is no status of the hub'],
  ['AGENCY', 'Dinas Contoh', '"Dinas Contoh" is no key'],
])('a %s cannot mean %s', async (kind, hub, why) => {
  const values = [{ kind, raw: 'x', hub }];
  const { code, message } = await carryOut(runtimes, CENTRE, 'mapChannelValues', { channelId: 'peta', values });
  expect(code).toBe('BAD_USER_INPUT');
  expect(message).toContain(why);
});

test('only the owner’s admin and the centre import; others learn neither counts nor ids', async () => {
  const { id } = await start('kering', {}, CENTRE);
  for (const viewer of [OFFICE_LIAISON, STRANGER_ADMIN, viewerOf('AUDITOR')]) {
    expect(await start('kering', {}, viewer)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await send(id, [old('1')], {}, viewer)).code).toMatch(/FORBIDDEN|IMPORT_NOT_FOUND/);
  }
  const question = `{ importRun(id: "${id}") { id counts { seen } remarks(first: 5) { edges { node { value } } } } }`;
  expect(await answerOf(runtimes, STRANGER_ADMIN, question)).toEqual({ importRun: null });
  const auditor = await answerOf(runtimes, viewerOf('AUDITOR'), question);
  expect(auditor.importRun).toEqual({ id, counts: null, remarks: { edges: [] } });
  expect(await carryOut(runtimes, OFFICE_ADMIN, 'stopHistoryImport', { runId: id }, COUNTS)).toMatchObject({
    state: 'STOPPED',
  });
});

test('the owner sees how many pages are not yet through the hub; strangers and auditors do not', async () => {
  const { id } = await start('lama');
  await send(id, [old('tertunda')]);
  const question = `{ importRun(id: "${id}") { backlog { pagesToReport pagesToCompare } } }`;
  const { importRun } = await answerOf(runtimes, OFFICE_ADMIN, question);
  // Nobody reads letters here, so every page of this channel waits.
  expect(importRun.backlog.pagesToReport).toBeGreaterThan(0);
  expect(importRun.backlog.pagesToCompare).toBe(0);
  expect(await answerOf(runtimes, STRANGER_ADMIN, question)).toEqual({ importRun: null });
  expect(await answerOf(runtimes, viewerOf('AUDITOR'), question)).toEqual({ importRun: { backlog: null } });
});

test('what is mapped holds for what a connector pulls too', async () => {
  await putChannel(runtime(), 'ditarik', { agencyId: OFFICE });
  const values = [{ kind: 'STATUS', raw: 'Beres', hub: 'CLOSED' }];
  await carryOut(runtimes, OFFICE_ADMIN, 'mapChannelValues', { channelId: 'ditarik', values });
  const unknown = { normalize: (raw: never) => ({ ...complaintOf(raw), status: 'UNKNOWN' as const }) };
  const records = [item('1', { status: 'Beres' }), item('2', { status: 'Entah' })];
  await pull(runtime(), 'ditarik', listsConnector([records], unknown));
  const held = `select v.complaint->>'status' as status from connectors.source_version v
    join connectors.source_record r on r.id = v.source_record_id where r.channel_id = 'ditarik' order by r.external_id`;
  expect(await rows(runtime(), held)).toEqual([{ status: 'CLOSED' }, { status: 'UNKNOWN' }]);
});
