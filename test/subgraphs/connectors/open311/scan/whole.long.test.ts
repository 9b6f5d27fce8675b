import { afterEach, expect, test } from '@jest/globals';
import type { Open311Cursor } from '../../../../../subgraphs/connectors/open311/scan/cursor.ts';
import {
  type Character,
  type City,
  type CityRequest,
  open311City,
  START,
} from '../../../../legacy-sites/open311-city.ts';
import { allIds, idsOf, pagesOf, pullCity } from '../../../../support/open311-pull.ts';

const cities: City[] = [];
afterEach(async () => {
  await Promise.all(cities.splice(0).map((city) => city.stop()));
});

async function cityOf(requests: CityRequest[], character: Partial<Character> = {}): Promise<City> {
  const city = await open311City(requests, character);
  cities.push(city);
  return city;
}

/** Unevenly spread: quiet weeks, then a storm of several a minute. */
const uneven = (count: number): CityRequest[] =>
  Array.from({ length: count }, (_, index) => {
    const day = Math.floor(index / 50);
    return {
      id: String(index).padStart(6, '0'),
      at: START + (index < count / 2 ? day * 86_400_000 * 3 : 30 * 86_400_000) + index * 7_000,
    };
  });

const CITIES: [string, Partial<Character>, object][] = [
  ['gives 50 requests at most, in JSON', { limit: 50 }, {}],
  ['speaks XML only', { formats: ['xml'], limit: 200 }, {}],
  ['knows no zones', { times: 'zoneless', limit: 100 }, { quirks: { filterTimes: 'zoneless' } }],
  [
    'knows no zones and turns its clocks',
    { times: 'zoneless', limit: 100, timezone: 'America/New_York' },
    { timezone: 'America/New_York', quirks: { filterTimes: 'zoneless' } },
  ],
  [
    'writes booleans and numbers as texts, and one object for a list of one',
    { strings: true, single: true, limit: 20 },
    {},
  ],
  ['wraps its lists', { wrapped: true, limit: 1_000 }, {}],
  ['has pages', { paging: true, limit: 250 }, { quirks: { paging: {} } }],
  [
    'has pages of which it gives fewer than asked',
    { paging: true, limit: 30 },
    { quirks: { paging: { length: 500 } } },
  ],
  [
    'ignores dates, but has pages',
    { filter: 'ignored', paging: true, limit: 40 },
    { quirks: { dateFilter: 'none', paging: {} } },
  ],
  [
    'ignores dates, and repeats its last page',
    { filter: 'ignored', paging: true, limit: 40, repeatsLast: true },
    { quirks: { dateFilter: 'none', paging: {} } },
  ],
  ['leaves out the ends of a span', { inclusive: false, limit: 50 }, {}],
  [
    'filters by the time of the last change',
    { filter: 'updated', limit: 50 },
    { quirks: { dateFilter: { of: 'updated', from: 'updated_after', to: 'updated_before' } } },
  ],
  [
    'filters by days, the last one included',
    { times: 'day', limit: 1_000 },
    { pageLimit: 1_000, quirks: { filterTimes: 'day' } },
  ],
  [
    'filters by days, the last one left out',
    { times: 'day', limit: 1_000, inclusive: false },
    { pageLimit: 1_000, quirks: { filterTimes: 'day' } },
  ],
  ['does not say when requests were changed', { datesChanges: false, limit: 50 }, {}],
];

test.each(CITIES)('a city that %s is read whole', async (_, character, settings) => {
  const city = await cityOf(uneven(420), character);
  const pulled = await pullCity({ ...city.config, ...settings });
  expect({ failure: pulled.failure?.message ?? null, dead: pulled.dead }).toEqual({ failure: null, dead: [] });
  expect(idsOf(pulled)).toEqual(allIds(city));
  expect(pulled.complete).toBe(true);
});

test.each(CITIES)(
  'of a city that %s every cursor, resumed, gives the requests that were missing and ends with the same cursor',
  async (_, character, settings) => {
    const limit = character.times === 'day' ? 1_000 : Math.min(character.limit ?? 50, 14);
    const city = await cityOf(uneven(30), { ...character, limit });
    const config = { ...city.config, windowDays: 20, ...settings };
    const whole = await pagesOf(config);
    expect(whole.length).toBeGreaterThan(3);
    for (const [cut, { cursor }] of whole.entries()) {
      const rest = cut === whole.length - 1 ? [] : await pagesOf(config, cursor);
      const records = [...whole.slice(0, cut + 1), ...rest].flatMap((page) => page.records);
      const byId = new Map(records.map(({ _where, ...record }) => [record._id, record]));
      expect([...byId.keys()].sort()).toEqual(allIds(city));
      expect(settled((rest.at(-1) ?? whole.at(-1)!).cursor)).toEqual(settled(whole.at(-1)!.cursor));
    }
  },
);

/** Open requests may have been read in another order. */
const settled = ({ open, ...cursor }: Open311Cursor) => ({ ...cursor, open: open.toSorted() });
