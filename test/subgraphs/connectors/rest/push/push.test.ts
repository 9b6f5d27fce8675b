import { afterEach, expect, test } from '@jest/globals';
import { filled } from '../../../../../subgraphs/connectors/rest/push/push.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, push } from '../../../../support/rest-pull.ts';

let site: ScriptedSite;
afterEach(() => site?.stop());

const settings = {
  method: 'POST',
  path: 'aduan/{externalId}/status',
  body: { status: '{status}', catatan: '{note}', ref: 'hub:{key}' },
};

async function pushed(answer: Answer, parts: object = {}, told: Parameters<typeof push>[1] = {}) {
  site = await scriptedSite(() => answer);
  return push(apiConfig(site.url, {}, { push: { ...settings, ...parts } }), told);
}

test('the source is told in its own words, under its own address', async () => {
  const heard: string[] = [];
  const answer: Answer = (request, response) => {
    request.on('data', (part) => heard.push(String(part)));
    request.on('end', () => response.end('{"id": 77}'));
  };
  const result = await pushed(answer, { idempotencyHeader: 'Idempotency-Key', remoteRef: 'id' }, { externalId: 'A/1' });
  expect(result).toEqual({ outcome: 'DONE', remoteRef: '77' });
  expect(site.asked).toEqual(['/aduan/A%2F1/status']);
  expect(site.lastHeaders()['idempotency-key']).toBe('kunci-1');
  expect(JSON.parse(heard.join(''))).toEqual({
    status: 'selesai',
    catatan: 'Sudah "diperbaiki".',
    ref: 'hub:kunci-1',
  });
});

test('words are put into the tree of a body; no note is null', () => {
  const words = { note: null, key: '"}', status: '{note}' };
  expect(filled(['{note}', 'a {note}b', { x: '{key}', y: '{status}', z: '{lain}', n: 1 }], words)).toEqual([
    null,
    'a b',
    { x: '"}', y: '{note}', z: '{lain}', n: 1 },
  ]);
});

test.each<[string, Answer, object, object]>([
  ['204', { status: 204 }, {}, { outcome: 'DONE', remoteRef: null }],
  ['a text', 'OK', {}, { outcome: 'DONE', remoteRef: null }],
  ['409 that means "I have it"', { status: 409 }, { already: [409] }, { outcome: 'ALREADY', remoteRef: null }],
  ['a cut connection', (request) => request.socket.destroy(), {}, { outcome: 'UNCERTAIN', remoteRef: null }],
  ['500', { status: 500 }, {}, { outcome: 'UNCERTAIN', remoteRef: null }],
  ['silence', () => {}, {}, { outcome: 'UNCERTAIN', remoteRef: null }],
])('%s', async (_, answer, parts, result) => {
  expect(await pushed(answer, parts)).toEqual(result);
});

test.each<[string, Answer, object, string]>([
  [
    'a cut connection where the source knows a repeated call',
    (request) => request.socket.destroy(),
    { idempotencyHeader: 'K' },
    'unavailable',
  ],
  ['a cut PUT', (request) => request.socket.destroy(), { method: 'PUT' }, 'unavailable'],
  ['503, which nothing was done under', { status: 503 }, {}, 'unavailable'],
  ['404', { status: 404 }, {}, 'record'],
  ['409 that means nothing known', { status: 409 }, {}, 'record'],
  ['405', { status: 405 }, {}, 'drift'],
  ['401', { status: 401 }, {}, 'auth'],
  ['a login page with 200', '<input type="password">', {}, 'auth'],
  ['429', { status: 429 }, {}, 'rate-limited'],
])('%s is %#', async (_, answer, parts, errorClass) => {
  await expect(pushed(answer, parts)).rejects.toMatchObject({ errorClass });
});

test('a source that nobody listens at has heard nothing', async () => {
  site = await scriptedSite(() => '');
  const config = apiConfig(site.url, {}, { push: settings });
  await site.stop();
  await expect(push(config)).rejects.toMatchObject({ errorClass: 'unavailable' });
});

test('without `push` in its settings a source cannot be told', async () => {
  await expect(push(apiConfig('http://127.0.0.1:1', {}))).rejects.toMatchObject({ errorClass: 'config' });
});
