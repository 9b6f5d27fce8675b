import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import type { Connector } from '../../../../../subgraphs/connectors/kit/connector.ts';
import { dryImport, dryImportsOf } from '../../../../../subgraphs/connectors/runner/history/dry-import.ts';
import { item, listsConnector, pagesConnector, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import { answerOf, carryOut, OFFICE, OFFICE_ADMIN, testChannels } from '../../../../support/test-channels.ts';
import type { TestRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const begin = async (channelId: string, parts = {}) =>
  (
    await carryOut(
      runtimes,
      OFFICE_ADMIN,
      'startHistoryImport',
      { channelId, way: 'SOURCE', dry: true, ...parts },
      '{ id state }',
    )
  ).id;
const count = (id: string, connector: Connector, signal = new AbortController().signal) =>
  dryImport(runtime(), id, { connectors: { REST: connector, 'kait-contoh': connector }, variables: {}, signal });
const seen = async (id: string) => {
  const question = `{ importRun(id: "${id}") { state error counts { seen created changed unchanged rejected }
    remarks(first: 9) { edges { node { kind value records } } } } }`;
  return (await answerOf(runtimes, OFFICE_ADMIN, question)).importRun;
};
/** Everything of a channel that an import could have written. */
const written = (channelId: string) =>
  rows(
    runtime(),
    `select (select count(*)::int from connectors.source_record where channel_id = c.id) as records,
       (select count(*)::int from connectors.dead_letter where channel_id = c.id) as letters,
       (select count(*)::int from connectors.run where channel_id = c.id) as runs,
       cursor, backfill_cursor, backfill_due_at, lease from connectors.channel c where id = ?`,
    [channelId],
  );

/** Status words it has no table for make the invented source's complaints UNKNOWN. */
const unsure = (connector: Connector): Connector => ({
  ...connector,
  normalize: async (raw, info) => ({ ...(await connector.normalize(raw, info)), status: 'UNKNOWN' as const }),
});

test('a dry run of a source counts what is new and what nobody mapped, before anything is taken in', async () => {
  await putChannel(runtime(), 'sumber', { agencyId: OFFICE, phase: 'REGISTERED' });
  await pull(runtime(), 'sumber', listsConnector([[item('1')]]));
  const before = await written('sumber');
  const id = await begin('sumber');
  const pages = [[item('1'), item('2', { status: 'Proses' }), item('3')], [item('4', { broken: 'teksnya kosong' })]];
  await count(id, unsure(listsConnector(pages)));
  expect(await seen(id)).toEqual({
    ...{ state: 'DONE', error: null, counts: { seen: 4, created: 2, changed: 1, unchanged: 0, rejected: 1 } },
    remarks: {
      edges: [
        { node: { kind: 'STATUS', value: 'Baru', records: 2 } },
        { node: { kind: 'REASON', value: 'teksnya kosong', records: 1 } },
        { node: { kind: 'STATUS', value: 'Proses', records: 1 } },
      ],
    },
  });
  expect(await written('sumber')).toEqual(before);
});

test('a dry run whose worker stops goes on behind its last page and counts nothing twice', async () => {
  await putChannel(runtime(), 'henti', { agencyId: OFFICE });
  const id = await begin('henti');
  const stop = new AbortController();
  const lists = [[item('1'), item('2')], [item('3')]];
  const dying = pagesConnector(function* () {
    yield { records: lists[0]!, cursor: { page: 1 } };
    stop.abort(new Error('stopped'));
    yield { records: lists[1]!, cursor: { page: 2 } };
  });
  await expect(count(id, dying, stop.signal)).rejects.toThrow('stopped');
  expect(await seen(id)).toMatchObject({ state: 'RUNNING', counts: { seen: 2 } });
  expect(await begin('henti')).toBe(id);
  await count(id, listsConnector(lists));
  expect(await seen(id)).toMatchObject({ state: 'DONE', counts: { seen: 3, created: 3 } });
});

test('a dry run that somebody ends counts no further, and leaves a backfill alone that was ordered', async () => {
  await putChannel(runtime(), 'cukup', { agencyId: OFFICE, backfillDueAt: new Date('2100-01-01T00:00:00Z') });
  const id = await begin('cukup');
  await carryOut(runtimes, OFFICE_ADMIN, 'stopHistoryImport', { runId: id }, '{ id }');
  await count(id, listsConnector([[item('1')]]));
  expect(await seen(id)).toMatchObject({ state: 'STOPPED', counts: { seen: 0 } });
  expect(await written('cukup')).toMatchObject([{ backfill_due_at: '2100-01-01 00:00:00+00' }]);
});

test('records a real import would stop at end a dry run too, and their reasons are told', async () => {
  await putChannel(runtime(), 'rusak', { agencyId: OFFICE });
  const id = await begin('rusak');
  const bad = Array.from({ length: 6 }, (_, n) => item(`${n}`, { broken: 'kolom hilang' }));
  await count(id, listsConnector([bad]));
  const run = await seen(id);
  expect(run).toMatchObject({ state: 'FAILED', counts: { seen: 6, rejected: 6 } });
  expect(run.error).toContain('6 of 6 records of a page cannot be used');
  expect(run.remarks.edges).toEqual([{ node: { kind: 'REASON', value: 'kolom hilang', records: 6 } }]);
});

test('the usual backfill of a channel does not count into a dry run', async () => {
  await putChannel(runtime(), 'beda', { agencyId: OFFICE });
  const id = await begin('beda');
  await pull(runtime(), 'beda', listsConnector([[item('1')]]), { backfill: true });
  expect(await seen(id)).toMatchObject({ state: 'RUNNING', counts: { seen: 0 } });
});

test('the process of an installed connector finds its dry runs itself', async () => {
  await putChannel(runtime(), 'terpasang', { agencyId: OFFICE, connector: 'kait-contoh' });
  const id = await begin('terpasang');
  const em = forkFor(runtime().orm, SYSTEM_VIEWER);
  expect(await dryImportsOf(em, 'kait-contoh')).toEqual([id]);
  await count(id, listsConnector([[item('1')]]));
  expect(await dryImportsOf(em, 'kait-contoh')).toEqual([]);
});
