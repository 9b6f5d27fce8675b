import { afterEach, expect, test } from '@jest/globals';
import { httpFor } from '../../../../subgraphs/connectors/kit/http.ts';
import { Breaker } from '../../../../subgraphs/connectors/kit/http-breaker.ts';
import { type ScriptedSite, scriptedSite } from '../../../legacy-sites/scripted-site.ts';

const sites: ScriptedSite[] = [];
afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.stop()));
});

const HOST = 'kanal.invalid';
const fail = (breaker: Breaker, times: number) => {
  for (let time = 0; time < times; time += 1) {
    breaker.enter(HOST);
    breaker.ended(HOST, 'FAILED');
  }
};

test('after five failures in a row a host is left alone for a minute, others are not', () => {
  let now = 1_000_000;
  const breaker = new Breaker(() => now);
  fail(breaker, 5);
  expect(() => breaker.enter(HOST)).toThrow(
    'kanal.invalid failed 5 times in a row; it is left alone for 60 more seconds.',
  );
  expect(() => breaker.enter('lain.invalid')).not.toThrow();
  now += 59_000;
  expect(() => breaker.enter(HOST)).toThrow('for 1 more seconds');
});

test('then one request finds out whether it is back; the others wait for what it finds', () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  fail(breaker, 5);
  now += 60_000;
  breaker.enter(HOST);
  expect(() => breaker.enter(HOST)).toThrow('until one request has shown that it is back');
  breaker.ended(HOST, 'FAILED');
  expect(() => breaker.enter(HOST)).toThrow('failed 6 times in a row; it is left alone for 60 more seconds');
  now += 60_000;
  breaker.enter(HOST);
  breaker.ended(HOST, 'ANSWERED');
  fail(breaker, 4);
  expect(() => breaker.enter(HOST)).not.toThrow();
});

test('a probe that is given up here lets the next one go', () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  fail(breaker, 5);
  now += 60_000;
  breaker.enter(HOST);
  breaker.ended(HOST, 'UNKNOWN');
  expect(() => breaker.enter(HOST)).not.toThrow();
});

test('an answer between failures starts the count anew', () => {
  const breaker = new Breaker(() => 0);
  fail(breaker, 4);
  breaker.ended(HOST, 'ANSWERED');
  fail(breaker, 4);
  expect(() => breaker.enter(HOST)).not.toThrow();
});

test('a failing site is not even asked any more, by no channel of this process', async () => {
  let asked = 0;
  const site = await scriptedSite(() => {
    asked += 1;
    return { status: 503 };
  });
  sites.push(site);
  const terms = { requestsPerSecond: 1000, allowPrivateAddress: true, signal: new AbortController().signal };
  for (let time = 0; time < 5; time += 1)
    await expect(httpFor(terms).get(site.url)).rejects.toMatchObject({ errorClass: 'unavailable' });
  await expect(httpFor(terms).get(site.url)).rejects.toMatchObject({
    errorClass: 'unavailable',
    message: expect.stringContaining('failed 5 times in a row'),
  });
  expect(asked).toBe(5);
});
