import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { doorsHub } from '../support/doors-hub.ts';

const CALL = (token: string, isi: string, flags = 'rahasia="0" anonim="1"') =>
  `<?xml version="1.0"?><lapor token="{${token.toUpperCase()}}"><pelapor><email>warga@contoh.invalid</email><telpon/>
   <namadepan>Warga</namadepan><namabelakang>Contoh</namabelakang></pelapor>
   <laporan ${flags}><isi><![CDATA[${isi}]]></isi></laporan></lapor>`;

let hub: Awaited<ReturnType<typeof doorsHub>>;
let key: string;
let keyId: string;

beforeAll(async () => {
  hub = await doorsHub('bot-lama');
}, 60_000);
afterAll(() => hub.stop());

/** `fetch` sets the host itself; an old site's name is asked for by the plain client. */
const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; location: string | undefined; body: string }>((resolve, reject) => {
    const call = httpRequest(`${hub.origin}${path}`, { headers }, (answer) => {
      let body = '';
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, location: answer.headers.location, body }));
    });
    call.on('error', reject).end();
  });

const addStream = async (body: string) => {
  const headers = { 'content-type': 'text/xml; charset=UTF8' };
  const answer = await fetch(`${hub.origin}/api/stream/addstream`, { method: 'POST', headers, body });
  return `${answer.status} ${await answer.text()}`;
};

const getTopics = (path: string, body?: string) =>
  fetch(`${hub.origin}/api/services/f01/${path}`, {
    method: 'POST',
    ...(body && { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  });

test('an admin makes a key in the form of a GUID; a repeat gives the same one, and the hub stores none', async () => {
  const input = { idempotencyKey: 'k', channelId: 'bot-lama', label: 'Bot PHP 2016' };
  const { data } = await hub.run(operation('issue-door-key'), { input });
  const issued = data.issueDoorKey as { key: string; doorKey: { id: string } };
  expect(issued.key).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect((await hub.run(operation('issue-door-key'), { input })).data.issueDoorKey).toEqual(issued);
  [key, keyId] = [issued.key, issued.doorKey.id];
  expect((await hub.run(operation('channel-of-door-key'), { key })).data).toEqual({ channelOfDoorKey: 'bot-lama' });
  expect((await hub.run(operation('channel-of-door-key'), { key: keyId })).data).toEqual({ channelOfDoorKey: null });
});

test('an old LAPOR XML client files a report by changing host and token; the same call again is the same report', async () => {
  const first = await addStream(CALL(key, 'Lampu jalan di Jalan Contoh padam & gelap'));
  expect(first).toMatch(/^200 <\?xml .*\n<lapor><trackingid>\d{15}<\/trackingid><transaksiid>/);
  const number = /<trackingid>(\d+)/.exec(first)![1]!;
  expect(await addStream(CALL(key, 'Lampu jalan di Jalan Contoh padam & gelap'))).toContain(`<trackingid>${number}<`);
  await hub.drained();
  const asked = await hub.run(operation('resolve-legacy-id'), { system: 'bot-lama', id: number });
  expect(asked.data.resolveLegacyId).toMatchObject([{ joined: false, report: { status: 'RECEIVED' } }]);
  const records = await hub.run('{ channel(id: "bot-lama") { sourceRecords(first: 10) { totalCount } } }', {});
  expect(records.data.channel).toEqual({ sourceRecords: { totalCount: 1 } });
});

test.each([
  ['no XML', 'laporan', '400', 'no well-formed XML'],
  ['a document type', '<!DOCTYPE lapor><lapor/>', '400', 'declares a type'],
  ['another root', '<aduan/>', '400', 'must be &lt;lapor&gt;'],
  ['no text', CALL('KEY', ' '), '400', '&lt;isi&gt; is empty'],
  ['no mark of privacy', CALL('KEY', 'Lampu', 'anonim="1"'), '400', 'rahasia="0" or "1"'],
  ['a token that opens nothing', CALL('0', 'Lampu'), '403', 'opens nothing here'],
])('an XML call with %s is refused in words', async (_, body, status, said) => {
  expect(await addStream(body)).toMatch(new RegExp(`^${status} .*\\n<lapor><error>.*${said}`));
});

test('f01 gives the official categories as a bare list with ids as texts, and says what it does not serve', async () => {
  await hub.asOwner(`insert into reports.category (id, system, external_id, name, parent_id) values
    ('00000000-0000-7000-8000-000000000001', 'sp4n-lapor', '3', 'Teknologi', null),
    ('00000000-0000-7000-8000-000000000002', 'sp4n-lapor', '13', 'Jaringan', '00000000-0000-7000-8000-000000000001')`);
  const answer = await getTopics('gettopics', `KEYTOKEN=${key}`);
  expect(await answer.json()).toEqual([
    { id: '3', parent: '0', topic_name: 'Teknologi' },
    { id: '13', parent: '3', topic_name: 'Jaringan' },
  ]);
  expect((await getTopics('gettopics', 'KEYTOKEN=x')).status).toBe(403);
  expect((await getTopics(`getreports?KEYTOKEN=${key}`)).status).toBe(404);
});

test('an old number leads people to the report’s page and programs to its number; unknown and hidden look alike', async () => {
  const number = /<trackingid>(\d+)/.exec(await addStream(CALL(key, 'Jalan Contoh berlubang')))![1]!;
  await hub.drained();
  const found = await get(`/r/bot-lama/${number}`, { accept: 'application/json' });
  const { report, link } = JSON.parse(found.body);
  expect(report.number).toMatch(/^LH-/);
  expect(await get(`/r/bot-lama/${number}`, { accept: 'text/html' })).toMatchObject({ status: 302, location: link });
  await hub.asOwner(`update reports.report set published = false where number = '${report.number}'`);
  const hidden = await get(`/r/bot-lama/${number}`);
  expect(hidden.status).toBe(404);
  expect(await get('/r/bot-lama/1')).toEqual(hidden);
});

test('an address of the old site leads to the same report once its channel has registered it', async () => {
  const number = /<trackingid>(\d+)/.exec(await addStream(CALL(key, 'Sampah menumpuk di Pasar Contoh')))![1]!;
  await hub.drained();
  const pattern = 'https://Lapor.Contoh.invalid/aduan.php?id={id}';
  const input = { idempotencyKey: 'u', channelId: 'bot-lama', pattern };
  const { data } = await hub.run(operation('register-old-url'), { input });
  expect(data.registerOldUrl).toMatchObject({ pattern: 'https://lapor.contoh.invalid/aduan.php?id={id}' });
  const url = `https://lapor.contoh.invalid/aduan.php?id=${number}`;
  expect((await hub.run(operation('old-url-target'), { url })).data.oldUrlTarget).toEqual({
    system: 'bot-lama',
    number,
  });
  const host = { host: 'lapor.contoh.invalid' };
  expect(await get(`/aduan.php?id=${number}`, host)).toMatchObject({ status: 302 });
  expect((await get(`/aduan.php?id=${number}`)).status).toBe(404);
  const { oldUrlId } = { oldUrlId: (data.registerOldUrl as { id: string }).id };
  const removed = await hub.run(operation('remove-old-url'), { input: { idempotencyKey: 'x', oldUrlId } });
  expect(removed.data.removeOldUrl).toMatchObject({ oldUrls: [] });
  expect((await get(`/aduan.php?id=${number}`, host)).status).toBe(404);
});

test.each([
  ['https://lapor.contoh.invalid/aduan', 'must hold {id} once'],
  ['lapor.contoh.invalid/{id}', 'must begin like https://host/path'],
])('addresses like %s are refused in words', async (pattern, words) => {
  const { said } = await hub.run(operation('register-old-url'), {
    input: { idempotencyKey: pattern, channelId: 'bot-lama', pattern },
  });
  expect(said).toContain(words);
});

test('categories come a page at a time', async () => {
  const { data } = await hub.run(operation('categories'), { system: 'sp4n-lapor', first: 1, after: null });
  expect(data.categories).toMatchObject({ edges: [{ node: { externalId: '3' } }], pageInfo: { hasNextPage: true } });
});

test('a withdrawn key opens nothing from then on', async () => {
  await hub.run(operation('revoke-door-key'), { input: { idempotencyKey: 'w', doorKeyId: keyId } });
  expect(await addStream(CALL(key, 'Lampu'))).toMatch(/^403/);
});
