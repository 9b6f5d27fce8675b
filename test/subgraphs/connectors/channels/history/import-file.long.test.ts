import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile } from '../../../../../scripts/history/import-file.ts';
import type { ImportRun } from '../../../../../subgraphs/connectors/ledger/import-run.entity.ts';
import { item, lettersSent, listsConnector, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import { testChannels } from '../../../../support/test-channels.ts';
import type { TestRuntimes } from '../../../../support/test-runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-test-import-'));
let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(async () => {
  await runtimes.drop();
  rmSync(folder, { recursive: true, force: true });
});

const line = (n: number) =>
  JSON.stringify({
    externalId: `${n}`,
    body: `Isi ${n}`,
    statusRaw: 'Beres',
    anonymous: false,
    secret: false,
    occurredAt: '2021-03-01T01:00:00Z',
  });

function fileOf(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const NEVER = new AbortController().signal;
const terms = (channel: string, path: string) => ({ channel, path, dry: false, signal: NEVER });
const countOf = async (channel: string) =>
  (
    await rows<{ n: number }>(
      runtime(),
      'select count(*)::int as n from connectors.source_record where channel_id = ?',
      [channel],
    )
  )[0]!.n;

test('an import that dies after a page goes on behind it: nothing is lost, nothing counted twice', async () => {
  await putChannel(runtime(), 'berkas', { family: 'PUSH', secondsBetweenPulls: 0 });
  const path = fileOf(
    'lama.jsonl',
    Array.from({ length: 1_203 }, (_, n) => line(n)),
  );
  const die = (run: ImportRun) => {
    if (run.records === 500) throw new Error('killed');
  };
  await expect(importFile(runtime(), { ...terms('berkas', path), afterPage: die })).rejects.toThrow('killed');
  expect(await countOf('berkas')).toBe(500);
  const run = await importFile(runtime(), terms('berkas', path));
  expect(run).toMatchObject({
    outcome: 'DONE',
    records: 1_203,
    created: 1_203,
    unchanged: 0,
    cursor: { lines: 1_203 },
  });
  expect(await countOf('berkas')).toBe(1_203);
  expect(await importFile(runtime(), terms('berkas', path))).toMatchObject({ unchanged: 1_203, created: 0 });
});

test('a line that is no JSON object ends it there, and it goes on when the line is mended', async () => {
  await putChannel(runtime(), 'cacat', { family: 'PUSH', secondsBetweenPulls: 0 });
  const path = fileOf('cacat.jsonl', [line(1), 'bukan json', line(3)]);
  await expect(importFile(runtime(), terms('cacat', path))).rejects.toThrow('line 2 is no JSON object');
  fileOf('cacat.jsonl', [line(1), line(2), JSON.stringify({ externalId: '3' })]);
  expect(await importFile(runtime(), terms('cacat', path))).toMatchObject({ outcome: 'DONE', created: 2, rejected: 1 });
});

test('a record known by pull stays one', async () => {
  await putChannel(runtime(), 'dua-jalan', { phase: 'SHADOW' });
  await pull(runtime(), 'dua-jalan', listsConnector([[item('1'), item('2')]]));
  await importFile(runtime(), terms('dua-jalan', fileOf('dua.jsonl', [line(1), line(2), line(3)])));
  expect(await countOf('dua-jalan')).toBe(3);
});

test('an import by the connector counts what its backfill brings, and is done with it', async () => {
  await putChannel(runtime(), 'sumber', { phase: 'HUB_FIRST', nextDueAt: new Date('2100-01-01') });
  const id = '019a0000-0000-7000-8000-00000000000a';
  await rows(
    runtime(),
    `insert into connectors.import_run (id, channel_id, dry, outcome, records, way, started_at) values (?, 'sumber', false, 'RUNNING', 0, 'SOURCE', now())`,
    [id],
  );
  const lists = [[item('1'), item('2')], [item('3')], [item('4'), item('5'), item('6', { broken: 'rusak' })]];
  const before = (await lettersSent(runtime())).length;
  await pull(runtime(), 'sumber', listsConnector(lists), { backfill: true });
  const letters = (await lettersSent(runtime())).slice(before);
  expect(letters).toHaveLength(3);
  for (const letter of letters) expect(letter).toMatchObject({ historic: true, silent: true });
  const [run] = await rows(
    runtime(),
    'select outcome, records, created, rejected from connectors.import_run where id = ?',
    [id],
  );
  expect(run).toEqual({ outcome: 'DONE', records: 6, created: 5, rejected: 1 });
});
