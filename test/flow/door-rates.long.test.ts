import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { clientKey } from '../../gateway/rates/client-key.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { doorsHub } from '../support/doors-hub.ts';

/** A bucket that fills by a hundred in a thousand seconds. */
const RATE = { RATE_LIMIT_BURST: '20000', RATE_LIMIT_PER_SECOND: '0.1' };
let hub: Awaited<ReturnType<typeof doorsHub>>;
let key: string;
let number: string;
beforeAll(async () => {
  hub = await doorsHub('bot-lama', undefined, RATE);
  await hub.asOwner(`insert into reports.category (id, system, external_id, name, parent_id) values
    ('00000000-0000-7000-8000-000000000001', 'sp4n-lapor', '13', 'Lampu & jalan', null)`);
  const input = { idempotencyKey: 'k', channelId: 'bot-lama', label: 'Bot PHP 2016' };
  key = ((await hub.run(operation('issue-door-key'), { input })).data.issueDoorKey as { key: string }).key;
  number = /<trackingid>(\d+)</.exec((await addStream('Lampu jalan padam')).body)![1]!;
  await hub.drained();
}, 60_000);
afterAll(() => hub.stop());

async function call(path: string, init: RequestInit = {}) {
  const { status, headers, ...answer } = await fetch(`${hub.origin}${path}`, { redirect: 'manual', ...init }).then(
    async (response) => ({ status: response.status, headers: response.headers, body: await response.text() }),
  );
  return { status, type: headers.get('content-type'), retryAfter: headers.get('retry-after'), ...answer };
}
const addStream = (isi: string) =>
  call('/api/stream/addstream', {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: `<lapor token="{${key}}"><laporan rahasia="0" anonim="1"><isi>${isi}</isi></laporan></lapor>`,
  });
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

const LOCAL = { requestId: 'a', endsAt: 0, address: '127.0.0.1' };
const ADDRESS = () => clientKey({ ...LOCAL, viewer: PUBLIC_VIEWER }, hub.config.HUB_SECRET);
const CHANNEL = () =>
  clientKey(
    { ...LOCAL, viewer: { ...PUBLIC_VIEWER, role: 'CONNECTOR', channelId: 'bot-lama' } },
    hub.config.HUB_SECRET,
  );
const fill = (client: string, tokens: number) =>
  hub.asOwner(`insert into gateway.rate_bucket (client, tokens, used_at) values ('${client}', ${tokens}, now())
    on conflict (client) do update set tokens = excluded.tokens, used_at = now()`);

const USED_UP = /This client has used up what it may ask for at the moment/;
// biome-ignore format: a table
const DOORS: [door: string, knock: () => ReturnType<typeof call>, type: string, form: RegExp][] = [
  ['an old number', () => call(`/r/bot-lama/${number}`), 'application/json; charset=utf-8', /^\{"error":"This client/],
  ['an address of an old site', () => call('/lama.php?id=1'), 'application/json; charset=utf-8', /^\{"error":"This client/],
  ['LAPOR XML', () => addStream('Lampu jalan padam'), 'text/xml; charset=utf-8', /<lapor><error>This client.*<\/error><\/lapor>/],
  ['f01', () => call('/api/services/f01/gettopics', form({ KEYTOKEN: key })), 'application/json; charset=utf-8', /^\{"error":"This client/],
  ['Open311 in JSON', () => call('/open311/v2/requests.json?page_size=5'), 'application/json; charset=utf-8', /^\[\{"code":429,"description":"This client/],
  ['Open311 in XML', () => call('/georeport/v2/services.xml'), 'text/xml; charset=utf-8', /<errors><error><code>429<\/code><description>This client/],
];

test.each(DOORS)(
  '%s answers 429 in its own form, with Retry-After, when the address has used up its bucket',
  async (_, knock, type, words) => {
    await fill(ADDRESS(), 20_000);
    expect((await knock()).status).not.toBe(429);
    await fill(ADDRESS(), 0);
    const refused = await knock();
    expect(refused).toMatchObject({ status: 429, type, body: expect.stringMatching(words) });
    expect(refused.body).toMatch(USED_UP);
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  },
);

test('what is filed is counted by its key, wherever it comes from; others at the address go on', async () => {
  await fill(ADDRESS(), 20_000);
  await fill(CHANNEL(), 0);
  expect((await addStream('Parit mampet')).status).toBe(429);
  expect((await call('/open311/v2/services.json')).status).toBe(200);
  await fill(CHANNEL(), 20_000);
  expect((await addStream('Parit mampet')).status).toBe(200);
});

/** What a call takes out of the bucket of its address. */
async function costOf(knock: () => Promise<unknown>): Promise<number> {
  await fill(ADDRESS(), 10_000);
  await knock();
  const [row] = await hub.asOwner<{ tokens: number }>(
    `select tokens from gateway.rate_bucket where client = '${ADDRESS()}'`,
  );
  // A little has come back since.
  return Math.ceil(10_000 - row!.tokens);
}

test('a request that is filed by the time its sender may ask nothing more is answered with its token', async () => {
  await fill(CHANNEL(), 20_000);
  const stranger = { KEYTOKEN: '00000000-0000-4000-8000-000000000000' };
  const services = await costOf(() => call('/open311/v2/services.json'));
  const keyLookUp = await costOf(() => call('/api/services/f01/gettopics', form(stranger)));
  await fill(ADDRESS(), services + keyLookUp);
  const sent = { api_key: key, service_code: '13', description: 'Pohon tumbang', address_string: 'Jalan Contoh 3' };
  const filed = await call('/open311/v2/requests.json', form(sent));
  expect([filed.status, JSON.parse(filed.body)]).toEqual([
    201,
    [{ token: expect.stringMatching(/^bot-lama~\d{15}$/), service_notice: null, account_id: null }],
  ]);
  await fill(ADDRESS(), 20_000);
  await hub.drained();
  const [again] = JSON.parse((await call('/open311/v2/requests.json', form(sent))).body);
  expect(again.service_request_id).toMatch(/^LH-/);
});

test('a key that opens nothing is refused with 403, and guessing is counted', async () => {
  await fill(ADDRESS(), 20_000);
  const guess = () => call('/api/services/f01/gettopics', form({ KEYTOKEN: '00000000-0000-4000-8000-000000000000' }));
  expect(await guess()).toMatchObject({ status: 403, body: expect.stringContaining('opens nothing here') });
  await fill(ADDRESS(), 0);
  expect((await guess()).status).toBe(429);
});
