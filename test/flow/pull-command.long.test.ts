import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { DATABASES } from '../../subgraphs/subgraphs.ts';
import { endAllProcesses, hubProcess } from '../support/hub-process.ts';
import { putChannel, rows } from '../support/pages-connector.ts';
import { COLUMN_SETS, csvOf, ordinary, ordinaryRows, ringkas } from '../support/ringkas.ts';
import { sharedData, testOnSharedData } from '../support/shared-data.ts';
import { dropFolder } from '../support/sheet-pull.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const columns = COLUMN_SETS[20];
let runtimes: TestRuntimes;
let drop: Awaited<ReturnType<typeof dropFolder>>;
beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES);
  drop = await dropFolder({
    'tiga.csv': csvOf(ringkas(columns, ordinaryRows(3))),
    'ganjil.csv': csvOf(
      ringkas(columns, [
        ordinary('8000001', { 'Tanggal Laporan Masuk': '31 Feb 2023' }),
        ordinary('8000002', { 'Status Laporan': 'Entah Bagaimana' }),
        ordinary('8000003'),
      ]),
    ),
    'bukan.csv': 'Nama;Alamat\nWarga Contoh;Jalan Kenanga\n',
    'rusak.xlsx': 'no workbook at all',
  });
});
afterAll(async () => {
  endAllProcesses();
  await runtimes.drop();
  await drop.remove();
});

/** Runs the command from the drop folder; its exit code and what it printed. */
async function pull(...args: string[]) {
  const command = hubProcess('scripts/channel-pull.js', args, { DATABASE_URL: runtimes.url, INIT_CWD: drop.folder });
  return { code: await command.exit(), output: command.output().trim() };
}

const ofFile = (file: string, ...args: string[]) => pull('--channel', 'laporan-ringkas', '--file', file, ...args);
const stateOf = async (channel: string) =>
  (
    await rows(runtimes.of('connectors'), 'select parked_at, error_code, lease from connectors.channel where id = ?', [
      channel,
    ])
  )[0];

const count = async (schema: 'reports' | 'sla', table: string) =>
  (await rows<{ n: number }>(runtimes.of(schema), `select count(*)::int as n from ${table}`))[0]?.n;

test('a file becomes reports with deadlines by the time the command ends; the same file again changes nothing', async () => {
  const first = await ofFile('tiga.csv', '--json');
  expect(first.code).toBe(0);
  expect(first.output.split('\n')).toHaveLength(1);
  expect(JSON.parse(first.output)).toEqual({
    outcome: 'DONE',
    seen: 3,
    created: 3,
    changed: 0,
    unchanged: 0,
    late: 0,
    dead: 0,
    failure: null,
    deadLetters: [],
    notes: [],
  });
  expect(await count('reports', 'reports.report')).toBe(3);
  expect(await count('sla', 'sla.sla_clock')).toBeGreaterThanOrEqual(3);
  expect(JSON.parse((await ofFile('tiga.csv', '--json')).output)).toMatchObject({
    outcome: 'DONE',
    created: 0,
    changed: 0,
  });
});

test('each odd row is explained with its place', async () => {
  const { code, output } = await ofFile(join(drop.folder, 'ganjil.csv'));
  expect(code).toBe(0);
  const lines = output.split('\n');
  expect(lines[0]).toBe('DONE: 3 items read: 2 new, 0 changed, 0 unchanged, 0 late, 1 dead letters');
  expect(lines).toContainEqual(expect.stringMatching(/^dead letter, ganjil\.csv row 12: .*31 Feb 2023/));
  expect(lines).toContainEqual(expect.stringMatching(/^note, ganjil\.csv row 13: .*Entah Bagaimana/));
});

test.each([
  ['a file that is not there', 'hilang.csv', 'SOURCE_SETTINGS_INVALID', 'hilang.csv does not exist'],
  ['a table of something else', 'bukan.csv', 'SOURCE_LAYOUT_CHANGED', 'has no row that begins with "Tracking ID"'],
  ['a broken workbook', 'rusak.xlsx', 'SOURCE_', 'rusak.xlsx'],
])('%s is refused in one clear sentence, and the channel goes on as before', async (_, file, code, what) => {
  const asText = await ofFile(file);
  expect(asText).toEqual({ code: 1, output: expect.stringContaining('FAILED: 0 items read') });
  const [, reason = ''] = asText.output.split('\n');
  expect(reason.startsWith(code)).toBe(true);
  expect(reason).toContain(what);
  expect(asText.output).not.toMatch(/^\s+at /m);
  const asJson = await ofFile(file, '--json');
  expect(JSON.parse(asJson.output)).toMatchObject({
    outcome: 'FAILED',
    failure: { code: expect.stringContaining(code) },
  });
  expect(await stateOf('laporan-ringkas')).toEqual({ parked_at: null, error_code: null, lease: null });
});

test.each([
  [['--channel', 'hilang'], 'CHANNEL_NOT_FOUND: No channel has the id hilang.'],
  [[], 'BAD_USER_INPUT: --channel takes the id of a channel'],
  [['--chanel', 'x'], "Unknown option '--chanel'"],
])('pull %j says what is wrong', async (args, message) => {
  const { code, output } = await pull(...args);
  expect(code).toBe(1);
  expect(output.split('\n')).toEqual([expect.stringContaining(message)]);
});

test('a file for a channel that reads none is refused', async () => {
  await putChannel(runtimes.of('connectors'), 'dorong', { family: 'PUSH', secondsBetweenPulls: 0 });
  const { output } = await pull('--channel', 'dorong', '--file', 'tiga.csv');
  expect(output).toContain(
    'SOURCE_SETTINGS_INVALID: The settings of dorong cannot be used: the family PUSH cannot be pulled.',
  );
  expect(await stateOf('dorong')).toEqual({ parked_at: null, error_code: null, lease: null });
});

test('after a worker was killed the command waits for its lease to end, then goes on', async () => {
  await rows(
    runtimes.of('connectors'),
    `update connectors.channel set lease = gen_random_uuid(), lease_until = now() + interval '6 seconds', cursor = null where id = 'laporan-ringkas'`,
  );
  const { code, output } = await ofFile('tiga.csv', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ outcome: 'DONE', seen: 3, unchanged: 3 });
});

testOnSharedData('the 200 real rows become 200 reports; again, and as CSV, nothing changes', async () => {
  const before = (await count('reports', 'reports.report')) ?? 0;
  const real = async (name: string) => JSON.parse((await ofFile(fromRoot(sharedData(name)), '--json')).output);
  const first = await real('laporan-ringkas-sample.xlsx');
  expect(first).toMatchObject({ outcome: 'DONE', seen: 200, created: 200, dead: 0 });
  expect(first.notes.length).toBeGreaterThan(0);
  expect(await count('reports', 'reports.report')).toBe(before + 200);
  expect(await real('laporan-ringkas-sample.xlsx')).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });
  expect(await real('laporan-ringkas-sample.csv')).toMatchObject({ seen: 200, unchanged: 200, created: 0, changed: 0 });
  expect(await count('reports', 'reports.report')).toBe(before + 200);
});
