import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { endAllProcesses, hubProcess } from '../support/hub-process.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  endAllProcesses();
  await owner.end();
  await database.drop();
});

async function run(script: string, ...args: string[]) {
  const command = hubProcess(script, args, { DATABASE_URL: database.url });
  return { code: await command.exit(), output: command.output() };
}
const count = async (sql: string) => Number((await owner.query(`select count(*) from ${sql}`)).rows[0].count);

test('npm run migrate makes every schema with its founding data, and running it again changes nothing', async () => {
  const first = await run('scripts/database-migrate.js');
  expect(first).toEqual({
    code: 0,
    output: expect.stringContaining('agencies, sla, notices, reports, connectors, gateway are up to date'),
  });
  const agencies = await count('agencies.agency');
  expect(agencies).toBeGreaterThan(514);
  expect((await run('scripts/database-migrate.js')).code).toBe(0);
  expect(await count('agencies.agency')).toBe(agencies);
});

test('npm run regions loads the districts of a province once, and refuses a level it does not know', async () => {
  const loaded = await run('scripts/regions-load.js', '--level', 'district', '--within', '13.08');
  expect(loaded).toEqual({ code: 0, output: expect.stringMatching(/^\d+ regions of level DISTRICT loaded/) });
  const districts = await count(`agencies.region where level = 'DISTRICT'`);
  expect(districts).toBeGreaterThan(5);
  await run('scripts/regions-load.js', '--level', 'DISTRICT', '--within', '13.08');
  expect(await count(`agencies.region where level = 'DISTRICT'`)).toBe(districts);
  const wrong = await run('scripts/regions-load.js', '--level', 'street');
  expect(wrong).toEqual({ code: 1, output: expect.stringContaining('--level takes DISTRICT or VILLAGE, not street') });
});
