import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepProbes } from '../../../../../subgraphs/connectors/channels/proof/probe-page.ts';
import { CARD_ROWS } from '../../../../../subgraphs/connectors/conformance/card.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  answerOf,
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
});
afterAll(() => runtimes.drop());

const put = async (id: string, items = [item('1'), item('2')]) => {
  await putChannel(runtime(), id, { agencyId: OFFICE, phase: 'DUAL' });
  await pull(runtime(), id, listingConnector(items));
};
const card = (result: string, family = 'REST') => ({
  ...{ subject: 'contoh', family, version: '1.0.0' },
  rows: Array.from({ length: CARD_ROWS }, (_, index) => ({ number: index + 1, result })),
});
const probesOf = async (id: string, viewer = OFFICE_ADMIN) =>
  (
    await answerOf(
      runtimes,
      viewer,
      `{ channel(id: "${id}") { oldDoorProbes { numbers asked resolving urls { url resolves } } } }`,
    )
  ).channel.oldDoorProbes;
const probeLetters = () =>
  rows<{ doors: { what: string; asked: string }[]; upTo: string }>(
    runtime(),
    `select data->'payload'->'doors' as doors, data->'payload'->>'upTo' as "upTo" from pgboss.job where name = 'probe-numbers.reports' order by created_on`,
  );

test('a card is kept with the settings it was made with, and its gate reads it; a card of another family is refused', async () => {
  await put('a-kartu');
  const keep = (given: object, viewer = OFFICE_ADMIN) =>
    carryOut(runtimes, viewer, 'keepConformanceCard', { channelId: 'a-kartu', card: given });
  expect(await keep(card('PASS'), OFFICE_LIAISON)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await keep(card('PASS'), STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await keep(card('PASS', 'SQL'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await keep({ passed: true })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await keep(card('FAIL'))).toMatchObject({ id: 'a-kartu' });
  expect(await keep(card('PASS'))).toMatchObject({ id: 'a-kartu' });
  const kept = await rows(
    runtime(),
    `select passed, settings_version from connectors.conformance_card where channel_id = 'a-kartu' order by passed`,
  );
  expect(kept).toEqual([
    { passed: false, settings_version: 1 },
    { passed: true, settings_version: 1 },
  ]);
});

test('every number is asked for, with addresses of the old site; what the answers say is kept once per door', async () => {
  await put('a-nomor', [item('1'), item('2'), item('tiga/3')]);
  const pattern = 'https://lama.invalid/aduan?no={id}';
  await carryOut(runtimes, OFFICE_ADMIN, 'registerOldUrl', { channelId: 'a-nomor', pattern }, '{ id }');
  const probe = (viewer = OFFICE_ADMIN) =>
    answerOf(runtimes, viewer, 'mutation ($input: ChannelActionInput!) { probeRedirects(input: $input) { id } }', {
      input: { idempotencyKey: `probe-${viewer.role}`, channelId: 'a-nomor' },
    });
  expect(await probe(OFFICE_LIAISON)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await probe()).toEqual({ probeRedirects: { id: 'a-nomor' } });
  const [letter] = await probeLetters();
  expect(letter!.doors.map(({ asked }) => asked).sort()).toEqual([
    ...['1', '2'],
    ...['https://lama.invalid/aduan?no=1', 'https://lama.invalid/aduan?no=2', 'https://lama.invalid/aduan?no=tiga%2F3'],
    'tiga/3',
  ]);
  const answers = (resolves: boolean) => ({
    channelId: 'a-nomor',
    at: TEST_NOW.toISOString(),
    answers: letter!.doors.map(({ what, asked }) => ({
      what: what as 'URL',
      asked,
      resolves: resolves || asked !== '2',
    })),
    upTo: letter!.upTo,
  });
  await keepProbes(runtime(), answers(false));
  expect(await probesOf('a-nomor')).toMatchObject({ numbers: 3, asked: 3, resolving: 2 });
  await keepProbes(runtime(), answers(true));
  await keepProbes(runtime(), answers(true));
  expect(await probesOf('a-nomor')).toMatchObject({
    numbers: 3,
    asked: 3,
    resolving: 3,
    urls: Array(3).fill(expect.objectContaining({ resolves: true })),
  });
  expect(await probesOf('a-nomor', viewerOf('PUBLIC'))).toBeNull();
  expect(await probesOf('a-nomor', viewerOf('AUDITOR'))).toBeNull();
});

test('an address that a more exact pattern of another channel takes leads nowhere', async () => {
  await put('a-sesat', [item('7')]);
  await put('a-lain', []);
  const register = (channelId: string, pattern: string) =>
    carryOut(runtimes, OFFICE_ADMIN, 'registerOldUrl', { channelId, pattern }, '{ id }');
  await register('a-sesat', 'https://situs.invalid/a{id}');
  await register('a-lain', 'https://situs.invalid/{id}7');
  await register('a-lain', 'https://situs.invalid/{id}x');
  await register('a-sesat', 'https://situs.invalid/b{id}x');
  await register('a-lain', 'https://situs.invalid/b7{id}');
  await answerOf(
    runtimes,
    OFFICE_ADMIN,
    'mutation ($input: ChannelActionInput!) { probeRedirects(input: $input) { id } }',
    { input: { idempotencyKey: 'probe-sesat', channelId: 'a-sesat' } },
  );
  const { doors } = (await probeLetters()).at(-1)!;
  expect(doors.map(({ asked }) => asked)).toEqual(expect.arrayContaining(['7']));
  const stray = await rows(
    runtime(),
    `select asked, resolves from connectors.redirect_probe where channel_id = 'a-sesat'`,
  );
  expect([
    stray.length + doors.length,
    stray.every(({ resolves }: { resolves?: boolean }) => resolves === false),
  ]).toEqual([3, true]);
});

test('an archive matches when it holds the same items in the same words, and only then', async () => {
  await put('a-arsip', [item('10'), item('9', { status: 'Selesai' })]);
  const lines = [
    ['10', 'Baru', '2026-03-01T01:00:00.000Z', 'Isi 10'],
    ['9', 'Selesai', '2026-03-01T01:00:00.000Z', 'Isi 9'],
  ].map((parts) => `${JSON.stringify(parts)}\n`);
  const hashOf = (texts: string[]) => createHash('sha256').update(texts.join('')).digest('hex');
  const prove = (hash: string, records: number, viewer = OFFICE_ADMIN) =>
    carryOut(runtimes, viewer, 'proveArchive', { channelId: 'a-arsip', hash, records }, '{ matches foundRecords }');
  expect(await prove(hashOf(lines), 2)).toEqual({ matches: true, foundRecords: 2 });
  expect(await prove(hashOf(lines), 3)).toEqual({ matches: false, foundRecords: 2 });
  expect(await prove(hashOf(lines.toReversed()), 2)).toEqual({ matches: false, foundRecords: 2 });
  expect(await prove('bukan', 2)).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await prove(hashOf(lines), 2, STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
});
