import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DEVELOPMENT_SECRET } from '../../../../subgraphs/common/config/config.ts';
import { migrateAll } from '../../../../subgraphs/common/database/migrate.ts';
import { reportsDatabase } from '../../../../subgraphs/reports/database.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { keepWindow } from '../../../../subgraphs/reports/suggestion/window.job.ts';
import { TEST_NOW, type TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
let owner: pg.Client;
beforeAll(async () => {
  hub = await testReports();
  owner = new pg.Client(hub.url);
  await owner.connect();
  await owner.query(`set app.role = 'SYSTEM'`);
});
afterAll(async () => {
  await owner.end();
  await hub.drop();
});

/** Numbers of rows of the tables that reports are found by. */
const counts = async () => {
  const { rows } = await owner.query(`select (select count(*)::int from reports.dedup_key) as keys,
    (select count(*)::int from reports.dedup_report) as reports, (select count(*)::int from reports.duplicate_suggestion) as suggestions`);
  return rows[0];
};

/** The tables as the migration before this one left them, with a key in them. */
const OLDER = [
  'drop table reports.dedup_key',
  'drop function reports.open_dedup_months, reports.next_dedup_ref, reports.count_dedup_reports, reports.drop_dedup_months, reports.pack_dedup_month',
  'alter table reports.dedup_month drop column packed_at',
  'alter table reports.dedup_report alter column ref add generated always as identity',
  `create function reports.open_dedup_month(date, timestamptz) returns void language sql as ''`,
  `create function reports.drop_dedup_months(date, timestamptz) returns int language sql as 'select 0'`,
  'create table reports.dedup_key (key bigint not null, t int not null, ref int not null) partition by range (t)',
  'create table reports.dedup_key_202603 partition of reports.dedup_key for values from (0) to (2000000000)',
  'insert into reports.dedup_key values (1, 2, 3)',
  `delete from reports.migration where name = '017-small-block-keys'`,
];

test('a hub with keys of the older form lets them go, and builds its window again by itself', async () => {
  const words = Array.from('abcdefghijkl', (letter) => `lama${letter}`).join(' ');
  await takeIn(
    hub,
    letter([
      record('sheet.ringkas.lama-1', { body: words }),
      record('sheet.ringkas.lama-2', { body: `${words} Gelap sekali.`, occurredAt: '2026-03-03T00:00:00Z' }),
    ]),
  );
  const ids = await systemEm(hub).execute<{ id: string }[]>('select id from reports.report');
  await new SuggestionService(hub.of('reports')).check(ids.map(({ id }) => id));
  const before = await counts();
  expect(before).toMatchObject({ reports: 2, suggestions: 1 });

  for (const statement of OLDER) await owner.query(statement);
  await migrateAll(hub.url, DEVELOPMENT_SECRET, [reportsDatabase]);
  expect(await counts()).toEqual({ keys: 0, reports: 0, suggestions: 1 });

  expect(await keepWindow(hub.of('reports'))).toEqual({ dropped: 0, packed: 0, checked: 2 });
  expect(await counts()).toEqual(before);
  expect((await keepWindow(hub.of('reports'))).checked).toBe(0);
});

test('a month that is over and quiet is packed once, and its keys stay', async () => {
  const before = await counts();
  const inApril = { ...hub.of('reports'), now: () => new Date(TEST_NOW.valueOf() + 30 * 86_400_000) };
  expect(await keepWindow(inApril)).toMatchObject({ packed: 1, checked: 0 });
  expect(await keepWindow(inApril)).toMatchObject({ packed: 0 });
  expect(await counts()).toEqual(before);
});
