import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { doorsHub } from '../support/doors-hub.ts';
import { listenTo } from '../support/listen.ts';

const ID = 'aplikasi-lama';
let hub: Awaited<ReturnType<typeof doorsHub>>;
const hangUps: (() => void)[] = [];
beforeAll(async () => {
  hub = await doorsHub(ID);
}, 60_000);
afterAll(async () => {
  for (const hangUp of hangUps) hangUp();
  await hub.stop();
});

const tokenOf = (role: 'CENTRAL_ADMIN' | 'AUDITOR') => makeToken({ sub: `${role}-1`, role }, hub.config, 600);
async function follow(runId: string, lastEventId?: string, role: 'CENTRAL_ADMIN' | 'AUDITOR' = 'CENTRAL_ADMIN') {
  const headers = {
    authorization: `Bearer ${await tokenOf(role)}`,
    ...(lastEventId && { 'last-event-id': lastEventId }),
  };
  const stream = await listenTo(hub.url, headers, {
    query: operation('migration/follow-import'),
    variables: { runId },
  });
  hangUps.push(stream.hangUp);
  const next = async () => {
    const { id, event, data } = await stream.next();
    return { id, event, run: data?.data?.importProgress };
  };
  return { next, hangUp: stream.hangUp };
}

let keys = 0;
const run = async (name: string, input: object) => {
  keys += 1;
  return hub.run(operation(name), { input: { idempotencyKey: `k-${keys}`, ...input } });
};
/** Begins an import of so many records, ten seconds ago: the clock of this hub stands still. */
async function begin(expected: number): Promise<string> {
  const { data } = await run('migration/start-history-import', { channelId: ID, expected });
  const { id } = data.startHistoryImport as { id: string };
  await hub.asOwner(
    `update connectors.import_run set started_at = started_at - interval '10 seconds' where id = '${id}'`,
  );
  return id;
}
const page = (runId: string, from: number, to: number, last = false) =>
  run('migration/import-source-records', {
    runId,
    last,
    complaints: Array.from({ length: to - from }, (_, n) => ({
      ...{ externalId: `lama-${runId}-${from + n}`, body: `Isi ${from + n}`, status: 'CLOSED', statusRaw: 'Beres' },
      ...{ anonymous: false, secret: false, occurredAt: '2021-03-01T01:00:00Z' },
    })),
  });
const progress = async (id: string) =>
  (await hub.run(operation('migration/import-progress'), { id })).data.importRun as Record<string, unknown>;

test('records, their rate and the time left move with each page and come to an end, asked for and told', async () => {
  const id = await begin(50);
  const stream = await follow(id);
  expect((await stream.next()).run).toMatchObject({
    state: 'RUNNING',
    expected: 50,
    counts: { seen: 0 },
    recordsPerSecond: 0,
    secondsLeft: null,
  });
  await page(id, 0, 20);
  // Twenty in ten seconds, thirty to come.
  const moving = { state: 'RUNNING', counts: { seen: 20, created: 20 }, recordsPerSecond: 2, secondsLeft: 15 };
  expect((await stream.next()).run).toMatchObject(moving);
  expect(await progress(id)).toMatchObject(moving);
  await page(id, 15, 50, true);
  const done = {
    state: 'DONE',
    counts: { seen: 55, created: 50, unchanged: 5 },
    recordsPerSecond: 5.5,
    secondsLeft: null,
  };
  expect((await stream.next()).run).toMatchObject(done);
  expect((await stream.next()).event).toBe('complete');
  expect(await progress(id)).toMatchObject(done);
}, 60_000);

test('who comes back with Last-Event-ID hears what came meanwhile, nothing twice, and the end', async () => {
  const id = await begin(30);
  const first = await follow(id);
  const { id: start } = await first.next();
  await page(id, 0, 10);
  const known = await first.next();
  expect(known.run.cursor).toBe(known.id);
  expect(known.id).not.toBe(start);
  first.hangUp();
  await page(id, 10, 20);
  const back = await follow(id, known.id);
  expect((await back.next()).run).toMatchObject({ counts: { seen: 20 } });
  back.hangUp();
  const again = await follow(id, known.id);
  const { id: newest } = await again.next();
  again.hangUp();
  const waiting = await follow(id, newest);
  await page(id, 20, 30, true);
  const end = await waiting.next();
  // Twenty is known already: the next it hears of is the end.
  expect(end.run).toMatchObject({ state: 'DONE', counts: { seen: 30 } });
  expect((await waiting.next()).event).toBe('complete');
  expect((await (await follow(id, newest)).next()).run).toMatchObject({ state: 'DONE', counts: { seen: 30 } });
  expect((await (await follow(id, end.id)).next()).event).toBe('complete');
}, 60_000);

test('an auditor hears that it goes on, not how many; a stranger hears nothing', async () => {
  const id = await begin(3);
  await page(id, 0, 3, true);
  const { run: heard } = await (await follow(id, undefined, 'AUDITOR')).next();
  expect(heard).toMatchObject({ state: 'DONE', counts: null, recordsPerSecond: null });
  const stranger = await listenTo(
    hub.url,
    {},
    { query: operation('migration/follow-import'), variables: { runId: id } },
  );
  hangUps.push(stranger.hangUp);
  expect((await stranger.next()).event).toBe('complete');
}, 60_000);
