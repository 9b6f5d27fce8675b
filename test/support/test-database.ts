import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** Owner's address; roles and keys are derived from DEVELOPMENT_SECRET. */
  url: string;
  /** Cuts off who is still connected and removes it. */
  drop(): Promise<void>;
}

/** SQLSTATE of a template that somebody is connected to at this moment. */
const OBJECT_IN_USE = '55006';

/** Clones the template of this run, see test-cluster.js. Call `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(name);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asOwner(`drop database if exists ${name} with (force)`) };
}

async function cloneTemplate(name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asOwner(`create database ${name} template hub_template`);
    } catch (error) {
      if ((error as pg.DatabaseError).code !== OBJECT_IN_USE || attempt === 50) throw error;
      await sleep(100);
    }
  }
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function serverUrl(): string {
  const url = process.env.HUB_TEST_POSTGRES;
  if (!url)
    throw new Error('HUB_TEST_POSTGRES is not set: run tests by jest with the configuration of this repository.');
  return url;
}
