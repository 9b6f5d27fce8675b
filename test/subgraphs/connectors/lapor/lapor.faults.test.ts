import { afterEach, expect, test } from '@jest/globals';
import { breaker } from '../../../../subgraphs/connectors/kit/http-breaker.ts';
import { SourceError } from '../../../../subgraphs/connectors/kit/index.ts';
import { laporConnector } from '../../../../subgraphs/connectors/lapor/lapor.connector.ts';
import { type LaporSimulator, laporSimulator, simulated } from '../../../legacy-sites/lapor-simulator.ts';
import { type Answer } from '../../../legacy-sites/scripted-site.ts';
import { contextFor } from '../../../support/connector-context.ts';
import { pull } from '../../../support/lapor-pull.ts';

let site: LaporSimulator;
afterEach(async () => {
  breaker.ended(new URL(site.url).host, 'ANSWERED');
  await site.stop();
});

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from + index));
const start = async (known: string[]) => {
  site = await laporSimulator(Object.fromEntries(known.map((id) => [id, simulated(id)])));
};
/** These reports, and only these, are answered so. */
const answer = (which: string[], said: Answer) => {
  site.instead = (path) => (which.some((id) => path.includes(`/${id}/complaint`)) ? said : undefined);
};
const read = ({ complaints }: Awaited<ReturnType<typeof pull>>) => complaints.map(({ externalId }) => externalId);

test.each<[string, Answer]>([
  ['500', { status: 500 }],
  ['502', { status: 502, body: '<html>' }],
  ['403', { status: 403 }],
  ['a cut connection', (request) => request.socket.destroy()],
])('one report that is always answered by %s holds up no other, and is asked again', async (_, said) => {
  await start(ids(1, 6));
  answer(['3'], said);
  const first = await pull(site.config);
  expect({ read: read(first), dead: first.dead, failure: first.failure }).toEqual({
    read: ['1', '2', '4', '5', '6'],
    dead: [],
    failure: null,
  });
  expect(first.notes).toEqual(['1 reports could not be read and are looked at again: 3']);
  site.instead = () => undefined;
  expect(read(await pull(site.config, first.cursors.at(-1)))).toEqual(ids(1, 6));
});

test.each<[string, Answer]>([
  ['a page', '<html>Pemeliharaan</html>'],
  ['nothing', ''],
  ['another shape', '{"results":[]}'],
  ['no report', '{"results":{"data":[]}}'],
  ['half a reply', '{"results":{"data":{"title":"Lam'],
])('one report that is answered by %s with 200 is a dead letter once, and asked again', async (_, said) => {
  await start(ids(1, 6));
  answer(['3'], said);
  const first = await pull(site.config);
  expect({ read: read(first), failure: first.failure }).toEqual({ read: ['1', '2', '4', '5', '6'], failure: null });
  expect(first.dead).toEqual([expect.stringContaining('report 3: ')]);
  const second = await pull(site.config, first.cursors.at(-1));
  expect({ dead: second.dead, notes: second.notes }).toEqual({
    dead: [],
    notes: ['1 reports still cannot be understood: 3'],
  });
});

test('where no report at all can be understood any more, small pages do not hide it; one alone is no change', async () => {
  await start(ids(1, 3));
  answer(ids(1, 3), '{"hasil":{}}');
  const all = await pull({ ...site.config, reportsPerPage: 1 });
  expect(all.failure).toMatchObject({ errorClass: 'drift', message: 'none of 3 reports can be understood any more.' });
  expect((await pull({ ...site.config, ids: ['1'] })).failure).toBeNull();
});

test.each(['masters', 'complaints'])('a call of %s that is led to an inner address ends the run', async (part) => {
  await start(ids(1, 3));
  // As ctx.http fails when a redirect names such an address.
  const { http } = contextFor(laporConnector as never, site.config);
  const send: typeof http.send = async (url, options) => {
    if (url.includes(part)) throw new SourceError('config', 'inner address');
    return http.send(url, options);
  };
  const { failure } = await pull(site.config, null, { http: { ...http, send } });
  expect(failure).toMatchObject({ errorClass: 'config', message: 'inner address' });
});

test('three reports in a row that no longer answer are an outage: what was read stays, the rest waits', async () => {
  await start(ids(10, 8));
  answer(ids(12, 6), { status: 500 });
  const first = await pull(site.config);
  expect(read(first)).toEqual(['10', '11']);
  expect(first.failure).toMatchObject({ errorClass: 'unavailable' });
  breaker.ended(new URL(site.url).host, 'ANSWERED');
  site.instead = () => undefined;
  const second = await pull(site.config, first.cursors.at(-1));
  expect(read(second)).toEqual(['15', '16', '17']);
  expect(read(await pull(site.config, second.cursors.at(-1)))).toEqual(ids(10, 8));
});

test('five neighbours that never answer do not starve those behind them', async () => {
  await start(ids(10, 12));
  answer(ids(12, 5), { status: 500 });
  const seen = new Set<string>();
  let cursor: Awaited<ReturnType<typeof pull>>['cursors'][number] | null = null;
  for (let run = 0; run < 6; run += 1) {
    // The minute for which the host is left alone has passed.
    breaker.ended(new URL(site.url).host, 'ANSWERED');
    const pulled = await pull(site.config, cursor);
    for (const id of read(pulled)) seen.add(id);
    cursor = pulled.cursors.at(-1) ?? cursor;
  }
  expect([...seen].sort()).toEqual(['10', '11', ...ids(17, 5)]);
});

test('where nothing at all answers, the run fails as an outage, whatever failed before', async () => {
  await start(['1']);
  answer(['1'], { status: 500 });
  const first = await pull(site.config);
  const second = await pull(site.config, first.cursors.at(-1));
  expect([first.failure?.errorClass, second.failure?.errorClass]).toEqual(['unavailable', 'unavailable']);
});

test.each([401, 403])('credentials that are refused everywhere (%s) are no outage', async (status) => {
  await start(ids(1, 6));
  site.instead = () => ({ status });
  expect((await pull(site.config)).failure).toMatchObject({ errorClass: 'auth' });
});

test('two reports are all there are: refused alone they are not ours, refused with the tables the credentials are bad', async () => {
  await start(ids(1, 2));
  answer(ids(1, 2), { status: 403 });
  expect((await pull(site.config)).failure).toBeNull();
  site.instead = () => ({ status: 403 });
  expect((await pull(site.config)).failure).toMatchObject({ errorClass: 'auth' });
});

test('a source that asks for patience is left at once, with what was read kept', async () => {
  await start(ids(1, 6));
  answer(['4'], { status: 429, headers: { 'retry-after': '7' } });
  const pulled = await pull(site.config);
  expect(read(pulled)).toEqual(['1', '2', '3']);
  expect(pulled.failure).toMatchObject({ errorClass: 'rate-limited', retryAfterSeconds: 7 });
  site.instead = () => undefined;
  expect(read(await pull(site.config, pulled.cursors.at(-1)))).toEqual(['4', '5', '6']);
});

test.each([401, 403, 404, 500])(
  'tables that are refused by %s hold nothing up, and known names stay',
  async (status) => {
    await start(ids(1, 2));
    site.reports.get('1')!.followups.push({ id: 1, template_code: 'T1', institution_from_name: 'Dinas Contoh' });
    const known = new Map<string, never>();
    site.instead = (path) => (path.includes('/masters/') ? { status } : undefined);
    const without = await pull(site.config);
    expect(without.failure).toBeNull();
    expect(without.notes).toEqual([
      expect.stringContaining('institutions cannot be read'),
      expect.stringContaining('templates cannot be read'),
    ]);
    expect(without.complaints[0]).toMatchObject({ agency: { id: '77', name: null }, answers: [] });
    const before = { report: { disposition_id: '77' }, _agency: 'Dinas Contoh', _templates: { T1: 'Ditangani.' } };
    const kept = await pull(site.config, null, { recall: async (id) => known.get(id) ?? before });
    expect(kept.complaints[0]).toMatchObject({ agency: { name: 'Dinas Contoh' }, answers: [{ text: 'Ditangani.' }] });
  },
);

test('many unknown ids are a remark, and leave the list after three rounds in which others were known', async () => {
  await start(['50']);
  const config = { ...site.config, ids: [...ids(1, 20), '50'] };
  let cursor: Awaited<ReturnType<typeof pull>>['cursors'][number] | null = null;
  for (let round = 0; round < 4; round += 1) {
    const pulled = await pull(config, cursor);
    expect({ read: read(pulled), dead: pulled.dead, failure: pulled.failure }).toEqual({
      read: ['50'],
      dead: [],
      failure: null,
    });
    cursor = pulled.cursors.at(-1) ?? null;
  }
  expect(cursor?.left.length).toBe(20);
  site.asked.length = 0;
  await pull(config, cursor);
  expect(site.asked.filter((path) => path.endsWith('/complaint'))).toEqual(['/lapor/3.0.0/complaints/50/complaint']);
});

test('where no id is known at all, none leaves the list: the base address is wrong', async () => {
  await start([]);
  const config = { ...site.config, ids: ids(1, 12) };
  let cursor = (await pull(config)).cursors.at(-1) ?? null;
  for (let round = 0; round < 5; round += 1) cursor = (await pull(config, cursor)).cursors.at(-1) ?? null;
  expect(cursor).toMatchObject({ left: [], absent: [] });
});

test.each<[string, Answer]>([
  ['stands still', '{"results":{"data":[],"next_page_url":"/x?page=1"}}'],
  ['has no list', '{"message":"ok"}'],
])('a list of follow-ups that %s spoils its own report only', async (_, said) => {
  await start(ids(1, 6));
  site.instead = (path) => (path.includes('/2/followups') ? said : undefined);
  const pulled = await pull(site.config);
  expect(read(pulled)).toEqual(['1', '3', '4', '5', '6']);
  expect(pulled.failure).toBeNull();
});

test('secrets stand in no remark and no error', async () => {
  await start(ids(1, 6));
  site.instead = () => ({ status: 500, body: 'kunci-contoh' });
  const { failure, notes } = await pull(site.config);
  expect(`${failure?.message} ${notes.join()}`).not.toMatch(/kunci-contoh|00000000-0000/);
});
