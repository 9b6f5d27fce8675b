import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DEVELOPMENT_SECRET } from '../../subgraphs/common/config/config.ts';
import { CHAT_SECRET, callOf, chatSettings, SAID } from '../support/chat-calls.ts';
import { endAllProcesses, type HubProcess, hubProcess } from '../support/hub-process.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';

// Roles belong to the server that all suites share, so every suite derives their passwords from the same secret.
const SECRET = DEVELOPMENT_SECRET;
const PERSONS = 4;
const MESSAGES = 15;

let database: TestDatabase;
let owner: pg.Client;
let folder: string;
let hub: HubProcess;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  // The owner is held to the row rules as well.
  await owner.query(`select set_config('app.role', 'SYSTEM', false)`);
  hub = start();
  await address();
  const settings = chatSettings('TELEGRAM', { secret: ['$', '{SOURCE_OBROLAN}'].join('') });
  await owner.query(
    `insert into connectors.channel (id, name, family, phase, settings, seconds_between_pulls)
     values ('obrolan', 'Obrolan', 'CHAT', 'SHADOW', $1, 0)`,
    [settings],
  );
});
afterAll(async () => {
  await endAllProcesses();
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({ DATABASE_URL: database.url, HUB_SECRET: SECRET, HUB_DEMO: 'off', SOURCE_OBROLAN: CHAT_SECRET });
const start = () => hubProcess('scripts/hub-start.js', [], { ...env(), HUB_DATA_FOLDER: folder });
const address = () => hub.says(/ready at (\S+)/);

const textOf = (person: number, message: number) => `Isi ${person}-${message}.`;

/** Sends as the service does; the status, or 0 where the hub died before it answered. */
async function send(url: string, person: number, message: number): Promise<number> {
  const number = person * 100 + message;
  const said = SAID.TELEGRAM!(number, textOf(person, message), Math.floor(Date.now() / 1000)) as {
    message: { from: object; chat: object };
  };
  Object.assign(said.message.from, { id: person });
  Object.assign(said.message.chat, { id: person });
  const { headers, body } = callOf('TELEGRAM', said);
  try {
    const target = new URL('/hooks/obrolan', url);
    return (await fetch(target, { method: 'POST', headers, body: new Uint8Array(body) })).status;
  } catch {
    return 0;
  }
}

const ALL = Array.from({ length: PERSONS * MESSAGES }, (_, n): [number, number] => [
  (n % PERSONS) + 1,
  Math.floor(n / PERSONS) + 1,
]);

test('killed three times while messages come in, resent by the service: none is lost, none is there twice', async () => {
  const acknowledged = new Set<string>();
  const sendAll = async (killAfter: number | null) => {
    const url = await address();
    let answered = 0;
    await Promise.all(
      ALL.map(async ([person, message], index) => {
        await sleep(index * 8);
        const status = await send(url, person, message);
        if (status === 200) acknowledged.add(textOf(person, message));
        answered += 1;
        if (answered === killAfter) await hub.end('SIGKILL');
      }),
    );
  };
  for (const killAfter of [5, 20, 45]) {
    await sendAll(killAfter);
    expect(acknowledged.size).toBeLessThan(ALL.length);
    hub = start();
  }
  await sendAll(null);
  // Those that waited too long behind others are sent again, as a service does.
  for (let round = 0; round < 5 && acknowledged.size < ALL.length; round += 1) await sendAll(null);
  expect(acknowledged.size).toBe(ALL.length);

  const { rows } = await owner.query<{ body: string; seq: number; versions: number }>(
    `select v.complaint->>'body' as body, r.seq, (select count(*)::int from connectors.source_version x where x.source_record_id = r.id) as versions
     from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
     where r.channel_id = 'obrolan'`,
  );
  expect(rows.flatMap(({ body }) => body.split('\n\n')).toSorted()).toEqual(
    ALL.map(([p, m]) => textOf(p, m)).toSorted(),
  );
  expect(rows.map(({ seq, versions }) => [seq, versions])).toEqual(Array(PERSONS).fill([MESSAGES, MESSAGES]));
  const marks = await owner.query('select count(*)::int as count from connectors.webhook_delivery');
  expect(marks.rows).toEqual([{ count: ALL.length }]);
});

test('a process of the subgraph channels alone has the same door', async () => {
  const channels = hubProcess('scripts/subgraph-start.js', ['channels'], env());
  const url = await channels.says(/listens at (\S+)/);
  expect(await send(url, 9, 1)).toBe(200);
  const unknown = await fetch(new URL('/hooks/tidak-ada', url), { method: 'POST', body: '{}' });
  expect([unknown.status, await unknown.text()]).toEqual([404, '']);
  await channels.end();
});
