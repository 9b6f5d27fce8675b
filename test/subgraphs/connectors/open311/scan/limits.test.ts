import { afterEach, expect, test } from '@jest/globals';
import {
  type Character,
  type City,
  type CityRequest,
  open311City,
  requestsEvery,
  START,
} from '../../../../legacy-sites/open311-city.ts';
import { allIds, idsOf, pullCity } from '../../../../support/open311-pull.ts';

let city: City;
afterEach(() => city.stop());

const open = async (requests: CityRequest[], character: Partial<Character> = {}) => {
  city = await open311City(requests, character);
};
const lists = () => city.asked.filter((path) => path.includes('/requests.'));

test.each([10, 11, 49, 50, 51, 100, 137, 1_000])(
  'a limit of %i that no settings mention cuts nothing off, whether as many, one less or one more lie in a window',
  async (limit) => {
    for (const count of [limit - 1, limit, limit + 1, 2 * limit, 2 * limit + 1]) {
      await open(requestsEvery(3, count), { limit });
      const pulled = await pullCity(city.config);
      expect({ failure: pulled.failure?.message, ids: idsOf(pulled).length }).toEqual({
        failure: undefined,
        ids: count,
      });
      expect(idsOf(pulled)).toEqual(allIds(city));
      await city.stop();
    }
  },
);

test('2,000 requests of a city that gives 50 take no more than three times the calls that 50 at a time would', async () => {
  await open(requestsEvery(5, 2_000), { limit: 50 });
  expect(idsOf(await pullCity(city.config))).toHaveLength(2_000);
  expect(lists().length).toBeLessThan(120);
});

test('a limit that shrinks between two pulls is found out again', async () => {
  await open(requestsEvery(5, 300), { limit: 200 });
  const first = await pullCity({ ...city.config, hoursBetweenFullScans: 0 });
  city.character.limit = 25;
  const second = await pullCity({ ...city.config, hoursBetweenFullScans: 0 }, first.cursors.at(-1));
  expect(idsOf(second)).toEqual(allIds(city));
});

test('settings that claim a higher limit than the city has cut nothing off', async () => {
  await open(requestsEvery(5, 400), { limit: 50 });
  expect(idsOf(await pullCity({ ...city.config, pageLimit: 1_000 }))).toEqual(allIds(city));
});

const atOnce = (count: number) => requestsEvery(0, count);

test('more requests in one second than a reply holds are drift, never a cut list', async () => {
  await open(atOnce(60), { limit: 50 });
  const { failure, cursors } = await pullCity(city.config);
  expect(failure?.errorClass).toBe('drift');
  expect(failure?.message).toContain('has 50 requests, which may be the most a reply holds; name pageLimit');
  expect(Date.parse(cursors.at(-1)?.scan?.next ?? '')).toBeLessThanOrEqual(START);
});

test('where the city has pages, one second is read page by page', async () => {
  await open(atOnce(60), { limit: 50, paging: true });
  const pulled = await pullCity({ ...city.config, quirks: { paging: {} } });
  expect({ failure: pulled.failure, ids: idsOf(pulled) }).toEqual({ failure: null, ids: allIds(city) });
});

test('what vanishes while pages are read makes nothing slip over their edges', async () => {
  await open(requestsEvery(60, 100), { limit: 20, paging: true, filter: 'ignored' });
  const everything = allIds(city);
  let calls = 0;
  city.instead = (path) => {
    calls += path.includes('/requests.') ? 1 : 0;
    // Before each third call the newest request goes: all others move up a place.
    if (calls % 3 === 0) city.requests.pop();
    return undefined;
  };
  const pulled = await pullCity({ ...city.config, quirks: { dateFilter: 'none', paging: {} } });
  expect(pulled.failure).toBeNull();
  const left = new Set(allIds(city));
  expect(everything.filter((id) => left.has(id) && !idsOf(pulled).includes(id))).toEqual([]);
});

test('a city that ignores dates without settings saying so is drift that says so', async () => {
  await open(requestsEvery(600, 80), { limit: 50, filter: 'ignored' });
  const { failure } = await pullCity(city.config);
  expect(failure).toMatchObject({ errorClass: 'drift' });
  expect(failure?.message).toContain('the city ignores its date filter (quirks.dateFilter)');
});

test('pages that a city does not know are drift, for its first page comes again for ever', async () => {
  await open(requestsEvery(600, 80), { limit: 50, filter: 'ignored' });
  const { failure } = await pullCity({ ...city.config, quirks: { dateFilter: 'none', paging: {} } });
  expect(failure).toMatchObject({ errorClass: 'drift' });
  expect(failure?.message).toContain('page 2 shows what page 1 showed');
});

test('pages that never end are drift', async () => {
  await open([], { paging: true });
  let number = 0;
  city.instead = (path) =>
    path.includes('/requests.')
      ? {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify([
            { service_request_id: ++number, status: 'open', requested_datetime: '2026-02-02T00:00:00Z' },
          ]),
        }
      : undefined;
  const { failure } = await pullCity({
    ...city.config,
    quirks: { dateFilter: 'none', paging: { length: 1, most: 300 } },
  });
  expect(failure?.message).toBe('the list does not end after 300 pages (quirks.paging.most).');
});

test('windows never span more than the settings say, and reach a day ahead of our clock', async () => {
  await open(requestsEvery(60 * 24, 30));
  await pullCity({ ...city.config, windowDays: 7 });
  const spans = lists().map((path) => {
    const query = new URL(path, city.url).searchParams;
    return [query.get('start_date') ?? '', query.get('end_date') ?? ''].map(Date.parse) as [number, number];
  });
  for (const [from, to] of spans) expect(to - from).toBeLessThanOrEqual(7 * 86_400_000 + 2_000);
  expect(spans[0]?.[0]).toBe(Date.parse('2025-12-31T23:59:59Z'));
  expect(spans.at(-1)?.[1]).toBe(Date.parse('2026-03-18T03:00:01Z'));
});
