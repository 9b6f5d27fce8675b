import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from './test-database.ts';

let databases: TestDatabase[];
beforeAll(async () => {
  databases = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
});
afterAll(() => Promise.all(databases.map((database) => database.drop())));

test('databases cloned at once are migrated and apart from each other', async () => {
  const [first, second] = databases as [TestDatabase, TestDatabase];
  expect(await rows(first.url, `select 1 from pg_namespace where nspname = 'agencies'`)).toBe(1);
  await rows(first.url, 'create table public.only_here (id int)');
  expect(await rows(first.url, `select 1 from pg_tables where tablename = 'only_here'`)).toBe(1);
  expect(await rows(second.url, `select 1 from pg_tables where tablename = 'only_here'`)).toBe(0);
});

test('a dropped database is gone, though somebody is still connected', async () => {
  const { url, drop } = await testDatabase();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await drop();
  await expect(rows(url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});

async function rows(url: string, sql: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rowCount;
}
