import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import type { PullOptions } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { listSource } from '../../../../subgraphs/connectors/runner/source-listing.ts';
import { sqlConnector } from '../../../../subgraphs/connectors/sql/sql.connector.ts';
import { contextFor } from '../../../support/connector-context.ts';
import { channelNow, lettersSent, pull, putChannel, rows } from '../../../support/pages-connector.ts';
import { type TestDatabase, testDatabase } from '../../../support/test-database.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

const ROWS = 23;
const PAGE = 5;

let runtimes: TestRuntimes;
let source: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  [runtimes, source] = await Promise.all([testRuntimes([connectorsDatabase]), testDatabase()]);
  client = new pg.Client({ connectionString: source.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await source.drop();
  await runtimes.drop();
});

/** Rows of which eight share each time of change, and the last three have none. */
const fill = () =>
  client.query(`drop table if exists laporan;
    create table laporan (no bigint primary key, isi text, kode int, ubah timestamptz);
    insert into laporan select n, 'Isi ' || n, 1, case when n <= ${ROWS - 3} then '2026-03-01T00:00:00Z'::timestamptz + (n / 8) * interval '1 hour' end
    from generate_series(1, ${ROWS}) n`);

const settings = () => ({
  dsn: source.url,
  source: { table: 'laporan', key: 'no', updated: 'ubah', pageSize: PAGE },
  timezone: 'Asia/Jakarta',
  map: {
    externalId: '$string(no)',
    body: 'isi',
    status: '$status(kode)',
    statusRaw: '$string(kode)',
    privacy: { anonymous: 'false', secret: 'false' },
    occurredAt: '"2026-02-01T00:00:00Z"',
    updatedAt: 'ubah ? $time(ubah) : null',
  },
  statusMap: { in: { '1': 'RECEIVED', '3': 'CLOSED' } },
});

const runtime = () => {
  const connectors = runtimes.of('connectors');
  return { ...connectors, config: { ...connectors.config, ALLOW_PRIVATE_SOURCES: true } };
};
const put = (id: string) => putChannel(runtime(), id, { family: 'SQL', settings: settings() as never });
const pulled = (id: string, options: Partial<PullOptions> = {}) =>
  pull(runtime(), id, sqlConnector as never, { connectors: { SQL: sqlConnector as never }, ...options });

/** "id seq" of every version a channel holds. */
const versions = async (channel: string) =>
  (
    await rows<{ version: string }>(
      runtime(),
      `select external_id || ' ' || v.seq as version from connectors.source_record r
       join connectors.source_version v on v.source_record_id = r.id where r.channel_id = ? order by external_id::int, v.seq`,
      [channel],
    )
  ).map(({ version }) => version);
const EACH_ONCE = Array.from({ length: ROWS }, (_, index) => `${index + 1} 1`);

test.each([1, 2, 3, 4, 5])(
  'stopped after page %i and resumed: nothing lost, none doubled, each told once',
  async (after) => {
    await fill();
    const id = `henti-${after}`;
    await put(id);
    const letters = (await lettersSent(runtime())).flatMap(({ records }) => records).length;
    const stop = new AbortController();
    let pages = 0;
    const first = await pulled(id, {
      signal: stop.signal,
      afterPage: () => {
        pages += 1;
        if (pages === after) stop.abort();
      },
    });
    expect(first.run.outcome).not.toBe('DONE');
    expect(await versions(id)).toHaveLength(first.run.created);
    expect(first.run.created).toBeLessThan(ROWS + 1);
    const second = await pulled(id);
    expect(second.run).toMatchObject({
      outcome: 'DONE',
      created: ROWS - first.run.created,
      changed: 0,
      unchanged: 0,
      dead: 0,
    });
    expect(await versions(id)).toEqual(EACH_ONCE);
    expect((await lettersSent(runtime())).flatMap(({ records }) => records)).toHaveLength(letters + ROWS);
    expect((await channelNow(runtime(), id)).cursor).toMatchObject({ scan: null });
  },
);

test('the source’s server drops the line between pages: try later, then the rest', async () => {
  await fill();
  await put('putus');
  let isDropped = false;
  const first = await pulled('putus', {
    afterPage: async () => {
      if (isDropped) return;
      isDropped = true;
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    },
  });
  // The page that had been read ahead is whole, and is committed before the failure is told.
  expect(first.run).toMatchObject({ outcome: 'RETRY_LATER', created: 2 * PAGE });
  expect((await pulled('putus')).run).toMatchObject({ outcome: 'DONE', created: ROWS - 2 * PAGE, unchanged: 0 });
  expect(await versions('putus')).toEqual(EACH_ONCE);
});

test('rows that change and appear while the pull is stopped come with the rest', async () => {
  await fill();
  await put('berubah');
  const stop = new AbortController();
  await pulled('berubah', { signal: stop.signal, afterPage: () => stop.abort() });
  await client.query(`update laporan set kode = 3, ubah = '2026-03-02T00:00:00Z' where no in (2, 12);
    insert into laporan values (24, 'Baru', 1, '2026-03-02T00:00:00Z');
    delete from laporan where no = 5`);
  expect((await pulled('berubah')).run).toMatchObject({ outcome: 'DONE', changed: 1, dead: 0 });
  expect(await versions('berubah')).toEqual(['1 1', '2 1', '2 2', ...EACH_ONCE.slice(2), '24 1']);
});

test('a second pull of the same rows changes nothing', async () => {
  await fill();
  await put('tenang');
  await pulled('tenang');
  expect((await pulled('tenang')).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0 });
});

test('a table lists itself with the very hashes that are stored', async () => {
  await fill();
  await put('daftar-sendiri');
  await pulled('daftar-sendiri');
  const stored = await rows<{ id: string; hash: string }>(
    runtime(),
    'select external_id as id, content_hash as hash from connectors.source_record where channel_id = ? order by 1',
    ['daftar-sendiri'],
  );
  const context = contextFor(sqlConnector as never, settings());
  const listing = await listSource(sqlConnector as never, context, { from: '2026-02-01', to: '2026-02-01' });
  const listed = [...listing!.items.values()].map(({ externalId: id, hash }) => ({ id, hash }));
  expect(listed).toHaveLength(ROWS);
  expect(new Map(listed.map(({ id, hash }) => [id, hash]))).toEqual(new Map(stored.map(({ id, hash }) => [id, hash])));
  const elsewhere = await listSource(sqlConnector as never, context, { from: '2026-02-02', to: '2026-12-31' });
  expect(elsewhere!.items.size).toBe(0);
});
