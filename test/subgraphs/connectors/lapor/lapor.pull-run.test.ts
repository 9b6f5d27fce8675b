import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { breaker } from '../../../../subgraphs/connectors/kit/http-breaker.ts';
import type { Connector, Json } from '../../../../subgraphs/connectors/kit/index.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import type { PullOptions } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { deliverPushes } from '../../../../subgraphs/connectors/runner/push/deliver-pushes.ts';
import { type LaporSimulator, laporSimulator, simulated } from '../../../legacy-sites/lapor-simulator.ts';
import { channelNow, pull as pullRun, putChannel, rows } from '../../../support/pages-connector.ts';
import { accept, deliveriesOf, order } from '../../../support/push-source.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => {
  const of = runtimes.of('connectors');
  return { ...of, config: { ...of.config, ALLOW_PRIVATE_SOURCES: true } };
};
const sites: LaporSimulator[] = [];
const VARIABLES = { SOURCE_LAPOR_KEY: 'kunci-contoh', SOURCE_LAPOR_TOKEN: '{00000000-0000-4000-8000-000000000000}' };
const variable = (name: keyof typeof VARIABLES) => `\${${name}}`;
const KNOWN = ['1', '2', '3', '4', '5', '6', '7'];

beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(async () => {
  for (const site of sites) await site.stop();
  await runtimes.drop();
});

/** A channel of its own over a server of its own; secrets stand in its settings as variables. */
async function channel(
  id: string,
  settings: { [key: string]: Json } = {},
  parts: object = {},
): Promise<LaporSimulator> {
  const site = await laporSimulator(
    Object.fromEntries(KNOWN.map((one) => [one, simulated(one, { created_at: `0${one}-02-2026 08:00:00` })])),
  );
  sites.push(site);
  const secrets = { key: variable('SOURCE_LAPOR_KEY'), token: variable('SOURCE_LAPOR_TOKEN') };
  const all = { ...site.config, ...secrets, reportsPerPage: 2, requestsPerSecond: 1_000, ...settings };
  await putChannel(runtime(), id, { family: 'LAPOR', settings: all, ...parts });
  return site;
}

const pull = (id: string, options: Partial<PullOptions> = {}) =>
  pullRun(runtime(), id, CONNECTORS.LAPOR as Connector, { connectors: CONNECTORS, variables: VARIABLES, ...options });

/** Records with their versions, as far as they are the source's. */
const held = (id: string) =>
  rows<{ external_id: string; seq: number; status: string; answers: number }>(
    runtime(),
    `select external_id, v.seq, v.complaint->>'status' as status, jsonb_array_length(v.complaint->'answers') as answers
     from connectors.source_record r join connectors.source_version v on v.source_record_id = r.id
     where r.channel_id = ? order by external_id, v.seq`,
    [id],
  );
const state = async (id: string) => {
  const { cursor, parkedAt, errorCode } = await channelNow(runtime(), id);
  return { cursor, parkedAt, errorCode };
};

test('a second pull brings the status and the follow-up that came between, and nothing else', async () => {
  const site = await channel('dua-kali');
  const first = await pull('dua-kali');
  expect(first.failure).toBeNull();
  expect(first.run).toMatchObject({ outcome: 'DONE', created: 7, changed: 0, dead: 0 });
  const report = site.reports.get('3')!;
  report.parts.status_name = 'Selesai';
  report.followups.push({ id: 1, content: '<p>Sudah diganti</p>', created_at: '05-02-2026 08:00:00' });
  // A dispatch is no news to the citizen.
  site.reports.get('4')!.dataLogs.push({ id: 2, content: 'Disposisi', created_at: '05-02-2026 08:00:00' });
  const second = await pull('dua-kali');
  expect(second.run).toMatchObject({ outcome: 'DONE', created: 0, changed: 1, unchanged: 6, dead: 0 });
  expect((await held('dua-kali')).filter(({ external_id: id }) => id === '3')).toEqual([
    { external_id: '3', seq: 1, status: 'IN_PROGRESS', answers: 0 },
    { external_id: '3', seq: 2, status: 'CLOSED', answers: 1 },
  ]);
});

test.each([1, 2, 3])('killed after page %i it ends where an undisturbed channel ends', async (page) => {
  const [killed, whole] = [`mati-${page}`, `utuh-${page}`];
  for (const id of [killed, whole]) {
    const site = await channel(id);
    site.reports.get('2')!.parts.status_name = 'Selesai';
    site.instead = (path) => (path.includes('/5/complaint') ? { status: 500 } : undefined);
  }
  let pages = 0;
  const kill = new AbortController();
  const broken = await pull(killed, {
    signal: kill.signal,
    afterPage: () => {
      pages += 1;
      if (pages === page) kill.abort();
    },
  });
  expect(broken.run.outcome).toBe('ABANDONED');
  expect((await held(killed)).length).toBeLessThan(7);
  const rest = await pull(killed);
  expect(rest.run).toMatchObject({ outcome: 'DONE' });
  await pull(whole);
  expect(await held(killed)).toEqual(await held(whole));
  expect((await state(killed)).cursor).toEqual((await state(whole)).cursor);
});

test('a worker that dies with an exception between pages loses nothing either', async () => {
  await channel('pengecualian');
  let pages = 0;
  await pull('pengecualian', {
    afterPage: () => {
      pages += 1;
      if (pages === 2) throw new Error('killed');
    },
  });
  expect((await held('pengecualian')).length).toBe(4);
  await rows(runtime(), `update connectors.channel set parked_at = null where id = 'pengecualian'`);
  await pull('pengecualian');
  expect((await held('pengecualian')).map(({ external_id: id }) => id)).toEqual(KNOWN);
});

test('a failing report, an odd one, refused tables and many unknown ids park nothing over six rounds', async () => {
  const ids = [...KNOWN, ...Array.from({ length: 30 }, (_, index) => String(100 + index))];
  const site = await channel('bandel', { ids, reportsPerPage: 10 });
  site.instead = (path) => {
    if (path.includes('/masters/')) return { status: 403 };
    if (path.includes('/2/complaint')) return { status: 500 };
    return path.includes('/4/complaint') ? '<html>Galat</html>' : undefined;
  };
  for (let round = 0; round < 6; round += 1) {
    breaker.ended(new URL(site.url).host, 'ANSWERED');
    const { run, failure } = await pull('bandel');
    expect({ outcome: run.outcome, failure }).toEqual({ outcome: 'DONE', failure: null });
  }
  expect((await held('bandel')).map(({ external_id: id }) => id)).toEqual(['1', '3', '5', '6', '7']);
  expect(await state('bandel')).toMatchObject({ parkedAt: null, errorCode: null, cursor: { failing: ['2', '4'] } });
  expect(JSON.stringify((await state('bandel')).cursor)).toContain('"129"');
  // Mended at their source, both come, and the dead letter is settled.
  site.instead = () => undefined;
  const { run } = await pull('bandel');
  expect(run).toMatchObject({ created: 2, dead: 0 });
  const dead = await rows(
    runtime(),
    `select external_id, resolved_at is not null as resolved from connectors.dead_letter where channel_id = 'bandel'`,
  );
  expect(dead).toEqual([{ external_id: '4', resolved: true }]);
});

test('a changed interface parks the channel where it stands', async () => {
  const site = await channel('berubah', { reportsPerPage: 10 });
  site.instead = (path) => (path.endsWith('/complaint') ? '<html>' : undefined);
  const { failure } = await pull('berubah');
  expect(failure).toMatchObject({ code: 'SOURCE_LAYOUT_CHANGED' });
  expect(await state('berubah')).toMatchObject({ cursor: null, errorCode: 'SOURCE_LAYOUT_CHANGED' });
});

test('a status of the hub goes to LAPOR! once, and is known for our own when it comes back', async () => {
  const settings = { statusMap: { out: { CLOSED: 'Selesai' } }, push: { userId: 5, institutionId: 77 } };
  const site = await channel('balik', settings, { phase: 'HUB_FIRST' });
  await pull('balik');
  const [record] = await rows<{ id: string }>(
    runtime(),
    `select id from connectors.source_record where channel_id = 'balik' and external_id = '3'`,
  );
  await accept(runtime(), [order(runtime(), record!.id, 2, 'CLOSED', 'Lampu sudah diganti.')]);
  const options = { connectors: CONNECTORS, variables: VARIABLES, signal: new AbortController().signal };
  site.writing = 'silence';
  site.takesIn = false;
  site.instead = (_, { method }) => (method === 'POST' ? { status: 503 } : undefined);
  await deliverPushes(runtime(), 'balik', options);
  expect(await deliveriesOf(runtime(), 'balik')).toMatchObject([{ state: 'WAITING' }]);
  await rows(runtime(), `update connectors.push_delivery set next_at = ? where channel_id = 'balik'`, [
    runtime().now(),
  ]);
  site.instead = () => undefined;
  site.writing = 'id';
  site.takesIn = true;
  await deliverPushes(runtime(), 'balik', options);
  expect(await deliveriesOf(runtime(), 'balik')).toMatchObject([{ state: 'DONE', remoteRef: '901', errorCode: null }]);
  expect(site.written.length).toBe(1);
  site.reports.get('3')!.parts.status_name = 'Selesai';
  await pull('balik');
  const [delivery] = await deliveriesOf(runtime(), 'balik');
  expect(delivery?.echoedAt).not.toBeNull();
});

test('no credential stands in any row', async () => {
  const all = await rows<{ text: string }>(
    runtime(),
    `select to_jsonb(c)::text as text from connectors.channel c union all select to_jsonb(r)::text from connectors.run r
     union all select to_jsonb(d)::text from connectors.dead_letter d union all select to_jsonb(v)::text from connectors.source_version v`,
  );
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ text }) => /kunci-contoh|00000000-0000-4000/.test(text))).toEqual([]);
});
