import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { fromRoot } from '../../../../subgraphs/common/config/root.ts';
import { startEmbeddedPostgres } from '../../../../subgraphs/common/database/embedded-postgres.ts';
import { stopPostgres } from '../../../../subgraphs/common/database/postgres-process.ts';
import { livePostmaster, type Postmaster } from '../../../../subgraphs/common/database/postmaster.ts';

const IS_ROOT = process.getuid?.() === 0;
const PASSWORD = 'p@ss /word';

let home: string;
let folder: string;
const makeHome = () => {
  home = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
  chmodSync(home, 0o755);
  folder = join(home, 'postgres');
};
const removeHome = async () => {
  await stopPostgres(folder);
  rmSync(home, { recursive: true });
};

const start = () => startEmbeddedPostgres({ folder, password: PASSWORD, fast: true });
const running = () => livePostmaster(folder) as Postmaster;

describe('one cluster', () => {
  beforeAll(makeHome);
  afterEach(() => stopPostgres(folder));
  afterAll(removeHome);

  test('the first start makes the database hub, a stop leaves no process, the next start finds the rows', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    await query(first.url, `create table kept as select 'Gangguan' as word`);
    const { pid } = running();
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false);

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'Gangguan' }]);
  });

  test('strangers without the password are refused', async () => {
    const { url } = await start();
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('the server sorts by code point and lower-cases beyond ASCII', async () => {
    const { url } = await start();
    expect(await query(url, `select lower('É') as lower, 'Z' < 'a' as sorts`)).toEqual([{ lower: 'é', sorts: true }]);
  });

  test('a server whose starter was killed is adopted, and stopped by the one who adopted it', async () => {
    const orphan = await start();
    const { pid } = running();
    const adopted = await start();
    expect(adopted).toMatchObject({ adopted: true, url: orphan.url });
    await adopted.stop();
    expect(isRunning(pid)).toBe(false);
    await expect(orphan.stop()).resolves.toBeUndefined();
  });

  test('after kill -9 of the server the next start recovers what was committed', async () => {
    const first = await startEmbeddedPostgres({ folder, password: PASSWORD });
    await query(first.url, 'create table committed as select 1 as id');
    process.kill(running().pid, 'SIGKILL');
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select id from committed')).toEqual([{ id: 1 }]);
  });

  test('a dead server whose number another process got does not stand in the way', async () => {
    await (await start()).stop();
    writeFileSync(
      join(folder, 'postmaster.pid'),
      `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n  1  1\nready   \n`,
    );
    expect((await start()).adopted).toBe(false);
  });

  test('a server that cannot start says why by the end of its log', async () => {
    await (await start()).stop();
    writeFileSync(join(folder, 'postgresql.auto.conf'), 'no_such_setting = on\n');
    await expect(start()).rejects.toMatchObject({ message: expect.stringContaining('no_such_setting') });
  });
});

describe('a folder of its own', () => {
  beforeEach(makeHome);
  afterEach(removeHome);

  test('an initdb killed in the middle is done again', async () => {
    mkdirSync(`${folder}.new/base`, { recursive: true });
    writeFileSync(`${folder}.new.password`, 'old');
    await start();
    expect(existsSync(`${folder}.new`)).toBe(false);
    expect(existsSync(`${folder}.new.password`)).toBe(false);
  });

  test('data of another major version are left alone, with the way out in the message', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/written by PostgreSQL 17, this one is 18\. Dump it/),
    });
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('a folder with foreign files is refused', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    await expect(start()).rejects.toMatchObject({ message: expect.stringContaining('not of PostgreSQL') });
  });

  test('root is told which folder above the data is closed to others', async () => {
    chmodSync(home, 0o700);
    if (!IS_ROOT) return expect((await start()).adopted).toBe(false);
    await expect(start()).rejects.toMatchObject({ message: expect.stringContaining(`chmod o+x ${home}`) });
  });

  test('an ordinary user needs nothing more', () => {
    const account = IS_ROOT && { uid: idOf('daemon', '-u'), gid: idOf('daemon', '-g') };
    if (account) chownSync(home, account.uid, account.gid);
    const module = fromRoot('dist', 'subgraphs', 'common', 'database', 'embedded-postgres.js');
    const script = `import { startEmbeddedPostgres } from ${JSON.stringify(`file://${module}`)};
      const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, password: 'x' });
      await server.stop();
      console.log(server.adopted);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stdout: 'false\n' });
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

/** A dead process that nobody has waited for still has a number, but no command line. */
function isRunning(pid: number): boolean {
  const line = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return line !== '' && !line.startsWith('Z');
}

function idOf(user: string, which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, user], { encoding: 'utf8' }));
}
