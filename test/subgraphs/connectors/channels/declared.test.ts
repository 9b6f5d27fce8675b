import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Runtime } from '../../../../subgraphs/common/runtime/runtime.ts';
import { registerDeclared } from '../../../../subgraphs/connectors/channels/declared.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { channelFolder, TABLE } from '../../../support/channel-files.ts';
import { channelNow, rows } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const table = (id: string, line = '', by = '') => TABLE.replace('id: tiket', `id: ${id}`).replace(line, by);

/** Registers the files of one folder; what was logged, a line each, with the folder taken out. */
async function registered(files: Record<string, string>, variables: Record<string, string> = {}) {
  const { folder, remove } = await channelFolder(files);
  const error = jest.fn();
  const own = runtimes.of('connectors');
  const runtime = { ...own, variables, log: Object.assign(Object.create(own.log), { error }) } as Runtime;
  const ids = await registerDeclared(runtime, [folder]).finally(remove);
  return { ids, logged: error.mock.calls.map(([text]) => String(text).replace(/\S*channels-\w+\//, '')) };
}

test('each file of a folder becomes a channel that nobody sees yet', async () => {
  expect(await registered({ 'satu.yaml': table('satu'), 'dua.yml': table('dua'), 'baca.md': '# no channel' })).toEqual({
    ids: ['dua', 'satu'],
    logged: [],
  });
  expect(await channelNow(runtimes.of('connectors'), 'satu')).toMatchObject({
    name: 'Tiket contoh',
    family: 'SHEET',
    phase: 'SHADOW',
    secondsBetweenPulls: 900,
    settings: { folder: 'drop' },
  });
});

test('a file that is wrong is logged with its place, and the rest is registered', async () => {
  const { ids, logged } = await registered({
    'a.yaml': 'apiVersion: [',
    'b.yaml': table('b', 'folder', 'foldr'),
    'c.yaml': table('c'),
    'd.yaml': table('d', 'folder: drop', `folder: \${SOURCE_DROP}`),
    'laporan-ringkas.yaml': table('laporan-ringkas'),
    'z.yaml': table('z'),
  });
  expect(ids).toEqual(['c', 'z']);
  expect(logged).toEqual([
    expect.stringMatching(/^Channel not registered: a\.yaml:1:\d+ is no YAML/),
    'Channel not registered: b.yaml:6:1 foldr: is no key here. Did you mean "folder"?',
    expect.stringContaining('d.yaml:6:9 folder: the variable SOURCE_DROP is not set. Set it, or SOURCE_DROP_FILE'),
    expect.stringContaining('"laporan-ringkas" is a channel of the hub\'s own already.'),
  ]);
});

test('one id in two files is one channel, that of the first', async () => {
  const { ids, logged } = await registered({ 'e.yaml': table('e'), 'e.yml': table('e') });
  expect(ids).toEqual(['e']);
  expect(logged).toEqual([expect.stringMatching(/e\.yml:1:1 id: "e" is the channel of .*e\.yaml already\./)]);
});

test('a folder that is not there holds no channels', async () => {
  expect(await registerDeclared(runtimes.of('connectors'), ['/nowhere'])).toEqual([]);
});

test('secrets stay names in the database', async () => {
  const files = { 'f.yaml': table('f', 'folder: drop', `folder: \${secret:CANARY}`) };
  expect(await registered(files, { SOURCE_CANARY: 'canary-value' })).toEqual({ ids: ['f'], logged: [] });
  const { settings } = await channelNow(runtimes.of('connectors'), 'f');
  expect(settings).toMatchObject({ folder: `\${SOURCE_CANARY}` });
});

test('a pull by the runner calls the functions of the file', async () => {
  const drop = await channelFolder({ 'x.csv': 'no;uraian;kode;samar;masuk\n7;Lampu;02;ya;2026-03-01 08:15\n' });
  const files = {
    'g.yaml': table('g', 'body: uraian', 'body: ./text.js#body').replace('folder: drop', `folder: ${drop.folder}`),
    'text.js': "export const body = (raw, info) => raw.uraian + ' ' + info.status(raw.kode);",
  };
  expect(await registered(files)).toEqual({ ids: ['g'], logged: [] });
  const book = await pullChannel(runtimes.of('connectors'), 'g', { connectors: CONNECTORS, variables: {} });
  await drop.remove();
  expect(book).toMatchObject({ failure: null, dead: [], run: { created: 1 } });
  const found = await rows(
    runtimes.of('connectors'),
    `select complaint->>'body' as body from connectors.source_version where channel_id = 'g'`,
  );
  expect(found).toEqual([{ body: 'Lampu IN_PROGRESS' }]);
});
