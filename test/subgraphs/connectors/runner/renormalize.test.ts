import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { SourceError } from '../../../../subgraphs/connectors/kit/source-error.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { takeLease } from '../../../../subgraphs/connectors/runner/lease.ts';
import { renormalize } from '../../../../subgraphs/connectors/runner/renormalize.ts';
import {
  complaintOf,
  item,
  lettersSent,
  listsConnector,
  pagesConnector,
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

/** A connector whose source must not be asked. */
const reading = (normalize: typeof complaintOf) =>
  pagesConnector(
    () => {
      throw new Error('the source was asked');
    },
    { normalize },
  );
const again = (channel: string, normalize: typeof complaintOf, signal?: AbortSignal) =>
  renormalize(runtime(), channel, { connectors: { REST: reading(normalize) }, ...(signal && { signal }) });

const versions = (channel: string) =>
  rows<{ id: string; seq: number; status: string }>(
    runtime(),
    `select r.external_id as id, v.seq, v.complaint->>'status' as status
     from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id
     where r.channel_id = ? order by r.external_id, v.seq`,
    [channel],
  );

test('a better mapping makes new versions only where the result differs, without asking the source', async () => {
  await putChannel(runtime(), 'lebih-baik');
  await pull(runtime(), 'lebih-baik', listsConnector([[item('1', { status: 'Selesai' }), item('2')], [item('3')]]));
  const before = (await lettersSent(runtime())).length;
  const better: typeof complaintOf = (raw) => ({
    ...complaintOf(raw),
    ...(raw.status === 'Selesai' && { status: 'CLOSED' }),
  });
  expect(await again('lebih-baik', better)).toEqual({ seen: 3, changed: 1, unchanged: 2, dead: [], complete: true });
  expect(await versions('lebih-baik')).toEqual([
    { id: '1', seq: 1, status: 'RECEIVED' },
    { id: '1', seq: 2, status: 'CLOSED' },
    { id: '2', seq: 1, status: 'RECEIVED' },
    { id: '3', seq: 1, status: 'RECEIVED' },
  ]);
  const letters = (await lettersSent(runtime())).slice(before);
  expect(letters.map(({ records }) => records.map(({ seq, late }) => ({ seq, late })))).toEqual([
    [{ seq: 2, late: false }],
  ]);
  expect(await again('lebih-baik', better)).toMatchObject({ changed: 0, unchanged: 3 });
});

test('an update time that the better mapping reads earlier does not make its result history', async () => {
  await putChannel(runtime(), 'waktu');
  await pull(runtime(), 'waktu', listsConnector([[item('1', { updated: '2026-03-10T00:00:00Z' })]]));
  const earlier: typeof complaintOf = (raw) => ({
    ...complaintOf(raw),
    title: 'Judul',
    updatedAt: '2026-03-09T17:00:00Z',
  });
  expect(await again('waktu', earlier)).toMatchObject({ changed: 1 });
  expect(await rows(runtime(), `select seq from connectors.source_record where channel_id = 'waktu'`)).toEqual([
    { seq: 2 },
  ]);
});

test('what is unchanged has not been seen today, and what is gone does not come back', async () => {
  await putChannel(runtime(), 'tenang');
  await pull(runtime(), 'tenang', listsConnector([[item('1'), item('2')]]));
  await rows(
    runtime(),
    `update connectors.source_record set last_seen_at = '2026-01-01', withdrawn_at = case external_id when '2' then now() end
     where channel_id = 'tenang'`,
  );
  const titled: typeof complaintOf = (raw) => ({ ...complaintOf(raw), ...(raw.id === '2' && { title: 'Baru' }) });
  expect(await again('tenang', titled)).toMatchObject({ seen: 1, changed: 0 });
  const standing = await rows(
    runtime(),
    `select external_id as id, seq, last_seen_at < '2026-01-02' as old, withdrawn_at is not null as gone
     from connectors.source_record where channel_id = 'tenang' order by external_id`,
  );
  expect(standing).toEqual([
    { id: '1', seq: 1, old: true, gone: false },
    { id: '2', seq: 1, old: true, gone: true },
  ]);
});

test('a record the new mapping cannot use keeps its version and becomes a dead letter', async () => {
  await putChannel(runtime(), 'sebagian');
  await pull(runtime(), 'sebagian', listsConnector([['1', '2', '3'].map((id) => item(id))]));
  const done = await again('sebagian', (raw) => {
    if (raw.id === '2') throw new SourceError('record', 'its text is torn.');
    return complaintOf(raw);
  });
  expect(done).toMatchObject({ changed: 0, unchanged: 2, dead: [{ reason: 'its text is torn.' }] });
  expect(await versions('sebagian')).toHaveLength(3);
  const letters = `select external_id as id from connectors.dead_letter where channel_id = 'sebagian'`;
  expect(await rows(runtime(), letters)).toEqual([{ id: '2' }]);
  expect(
    await rows(runtime(), `select outcome, seen, dead from connectors.run where channel_id = 'sebagian' and dead > 0`),
  ).toEqual([{ outcome: 'DONE', seen: 3, dead: 1 }]);
});

test('a mapping that spoils most records changes nothing at all', async () => {
  await putChannel(runtime(), 'rusak');
  await pull(runtime(), 'rusak', listsConnector([Array.from({ length: 10 }, (_, n) => item(String(n)))]));
  const spoilt = again('rusak', () => {
    throw new SourceError('record', 'wrong field.');
  });
  await expect(spoilt).rejects.toMatchObject({
    code: 'SOURCE_LAYOUT_CHANGED',
    message: expect.stringContaining('10 of 10 stored records cannot be used, first record: wrong field.'),
  });
  expect(await rows(runtime(), `select 1 from connectors.dead_letter where channel_id = 'rusak'`)).toEqual([]);
});

test('a mapping that gives records other ids is refused: they would all exist twice', async () => {
  await putChannel(runtime(), 'nomor');
  await pull(runtime(), 'nomor', listsConnector([[item('1')]]));
  const renumbered = again('nomor', (raw) => ({ ...complaintOf(raw), externalId: `X${raw.id}` }));
  await expect(renumbered).rejects.toMatchObject({ message: expect.stringContaining('ids never change') });
  expect(await versions('nomor')).toHaveLength(1);
});

test('a channel that is being pulled is left alone; afterwards its lease is free', async () => {
  await putChannel(runtime(), 'ditarik');
  await pull(runtime(), 'ditarik', listsConnector([[item('1')]]));
  const em = forkFor(runtime().orm, SYSTEM_VIEWER);
  await takeLease(em, 'ditarik');
  await expect(again('ditarik', complaintOf)).rejects.toMatchObject({ code: 'CHANNEL_BUSY' });
  await em.execute(`update connectors.channel set lease = null where id = 'ditarik'`);
  await again('ditarik', complaintOf);
  expect(await rows(runtime(), `select lease from connectors.channel where id = 'ditarik'`)).toEqual([{ lease: null }]);
});

test('it stops between pages and says so; a repetition finishes', async () => {
  await putChannel(runtime(), 'panjang');
  await pull(runtime(), 'panjang', listsConnector([Array.from({ length: 1_100 }, (_, n) => item(String(n)))]));
  const stop = new AbortController();
  const titled: typeof complaintOf = (raw) => ({ ...complaintOf(raw), title: 'Judul' });
  const options = { connectors: { REST: reading(titled) }, signal: stop.signal, afterPage: () => stop.abort() };
  expect(await renormalize(runtime(), 'panjang', options)).toMatchObject({ seen: 500, changed: 500, complete: false });
  expect(await again('panjang', titled)).toMatchObject({ seen: 1_100, changed: 600, unchanged: 500, complete: true });
});

test('a channel that is not known, or cannot be pulled, is told', async () => {
  await expect(again('tidak-ada', complaintOf)).rejects.toMatchObject({ code: 'CHANNEL_NOT_FOUND' });
  await putChannel(runtime(), 'dorong', { family: 'PUSH' });
  await expect(again('dorong', complaintOf)).rejects.toMatchObject({
    message: expect.stringContaining('has no mapping'),
  });
});
