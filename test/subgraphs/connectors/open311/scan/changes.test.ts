import { afterEach, expect, test } from '@jest/globals';
import {
  type Character,
  type City,
  type CityRequest,
  open311City,
  requestsEvery,
} from '../../../../legacy-sites/open311-city.ts';
import { allIds, idsOf, later, pullCity, READ_AT } from '../../../../support/open311-pull.ts';

let city: City;
afterEach(() => city.stop());

const open = async (requests: CityRequest[], character: Partial<Character> = {}) => {
  city = await open311City(requests, character);
};
const DAY = 1_440;
const status = (pulled: Awaited<ReturnType<typeof pullCity>>, id: string) =>
  pulled.complaints.findLast(({ externalId }) => externalId === id)?.status;
const paths = () => city.asked.filter((path) => path.includes('/requests'));
const quiet = { hoursBetweenFullScans: 10_000 };

test('the next pull starts a day before the newest request, and takes what is new and what came late', async () => {
  await open(requestsEvery(DAY, 30));
  const first = await pullCity({ ...city.config, ...quiet, followOpen: 0 });
  city.requests.push({ id: 'NEW', at: READ_AT.valueOf() - 60_000 });
  const newest = city.requests[29]!.at;
  city.requests.push({ id: 'LATE', at: newest - 23 * 3_600_000 });
  const second = await pullCity({ ...city.config, ...quiet, followOpen: 0 }, first.cursors.at(-1), later(1));
  expect(idsOf(second)).toEqual(['0000029', '0000030', 'LATE', 'NEW']);
});

test('open requests are read again by their ids until they are closed; closed ones are not', async () => {
  await open(requestsEvery(DAY, 20).map((one, index) => ({ ...one, status: index % 2 ? 'closed' : 'open' })));
  const config = { ...city.config, ...quiet };
  const first = await pullCity(config);
  expect(first.cursors.at(-1)?.open).toHaveLength(10);
  city.requests[0]!.status = 'closed';
  city.asked.length = 0;
  const second = await pullCity(config, first.cursors.at(-1), later(1));
  expect(status(second, '0000001')).toBe('CLOSED');
  expect(idsOf(second)).not.toContain('0000002');
  const again = paths().filter((path) => path.includes('service_request_id='));
  expect(again).toHaveLength(1);
  const asked = new URL(again[0]!, city.url).searchParams.get('service_request_id')?.split(',');
  // The newest of the ten is within the overlap of the list.
  expect(asked?.sort()).toEqual(['01', '03', '05', '07', '09', '11', '13', '15', '17'].map((end) => `00000${end}`));
  const third = await pullCity(config, second.cursors.at(-1), later(2));
  expect(idsOf(third)).not.toContain('0000001');
});

test('a city that takes one id at a time is asked one at a time', async () => {
  await open(requestsEvery(DAY, 6));
  const config = { ...city.config, ...quiet, quirks: { idLists: false } };
  const first = await pullCity(config);
  city.asked.length = 0;
  await pullCity(config, first.cursors.at(-1), later(1));
  expect(paths().filter((path) => /requests\/00/.test(path))).toHaveLength(4);
});

test('a list of ids of which the city takes the first only loses nobody: the others are asked for alone', async () => {
  await open(requestsEvery(DAY, 6), { idLists: false });
  const first = await pullCity({ ...city.config, ...quiet });
  city.requests[0]!.status = 'closed';
  const second = await pullCity({ ...city.config, ...quiet }, first.cursors.at(-1), later(1));
  expect(second.failure).toBeNull();
  expect(idsOf(second)).toEqual(allIds(city));
  expect(status(second, '0000001')).toBe('CLOSED');
});

test('of more open requests than one pull may read again, the others come at the next pulls, each in its turn', async () => {
  await open(requestsEvery(DAY, 30));
  const config = { ...city.config, ...quiet, rereadsPerPull: 10, overlapHours: 0, quirks: { idsPerCall: 4 } };
  let cursor = (await pullCity(config)).cursors.at(-1)!;
  const read = new Set<string>();
  for (let hour = 1; hour <= 3; hour += 1) {
    const pulled = await pullCity(config, cursor, later(hour));
    for (const id of idsOf(pulled)) read.add(id);
    cursor = pulled.cursors.at(-1)!;
    expect(cursor.open).toHaveLength(30);
  }
  expect([...read].sort()).toEqual(allIds(city));
});

test('a request that is gone is a note, and a tombstone where the settings say so', async () => {
  await open(requestsEvery(DAY, 6));
  const config = { ...city.config, ...quiet, deletes: 'tombstone' };
  const first = await pullCity(config);
  city.requests.splice(1, 1);
  const second = await pullCity(config, first.cursors.at(-1), later(1));
  expect(second.deleted).toEqual(['0000002']);
  expect(second.notes).toEqual(['no longer there: 0000002']);
  expect(second.cursors.at(-1)?.open).not.toContain('0000002');
  expect((await pullCity({ ...config, deletes: 'ignore' }, first.cursors.at(-1), later(1))).deleted).toEqual([]);
});

test('a reopened request is found by the full scan', async () => {
  await open(requestsEvery(DAY, 20).map((one) => ({ ...one, status: 'closed' })));
  const config = { ...city.config, hoursBetweenFullScans: 24 };
  const first = await pullCity(config);
  city.requests[2]!.status = 'open';
  const soon = await pullCity(config, first.cursors.at(-1), later(23));
  expect(status(soon, '0000003')).toBeUndefined();
  expect(soon.complete).toBe(false);
  const full = await pullCity(config, soon.cursors.at(-1), later(24));
  expect(status(full, '0000003')).toBe('RECEIVED');
  expect(full.complete).toBe(true);
});

test('a city that filters by changes shows each change of an old request, and nobody is asked for alone', async () => {
  await open(requestsEvery(DAY, 30), { filter: 'updated' });
  const config = {
    ...city.config,
    ...quiet,
    quirks: { dateFilter: { of: 'updated', from: 'updated_after', to: 'updated_before' } },
  };
  const first = await pullCity(config);
  Object.assign(city.requests[0]!, { status: 'closed', changedAt: later(1).valueOf() });
  city.asked.length = 0;
  const second = await pullCity(config, first.cursors.at(-1), later(2));
  expect(status(second, '0000001')).toBe('CLOSED');
  expect(paths().every((path) => path.includes('updated_after='))).toBe(true);
});

test.each([-24, -1, 1, 23])('a city whose clock is %i hours off loses no request', async (hours) => {
  const shifted = (at: number) => at + hours * 3_600_000;
  await open(requestsEvery(DAY, 20).map((one) => ({ ...one, at: shifted(one.at) })));
  const config = { ...city.config, ...quiet, overlapHours: 1, followOpen: 0 };
  let cursor = (await pullCity(config)).cursors.at(-1);
  const found = new Set<string>();
  for (let hour = 1; hour <= 60; hour += 6) {
    city.requests.push({ id: `H${hour}`, at: shifted(later(hour - 0.5).valueOf()) });
    const pulled = await pullCity(config, cursor, later(hour));
    for (const id of idsOf(pulled)) found.add(id);
    cursor = pulled.cursors.at(-1);
  }
  expect(city.requests.filter(({ id }) => id.startsWith('H') && !found.has(id))).toEqual([]);
});

test('one request dated far ahead hides nothing that is written until then', async () => {
  await open(requestsEvery(DAY, 20));
  city.requests.push({ id: 'AHEAD', at: later(20).valueOf() });
  const config = { ...city.config, ...quiet, overlapHours: 1, followOpen: 0 };
  const first = await pullCity(config);
  city.requests.push({ id: 'NEW', at: later(1).valueOf() });
  expect(idsOf(await pullCity(config, first.cursors.at(-1), later(2)))).toContain('NEW');
});

test('a list that has become empty is drift, at a pull for what is new and at a full scan', async () => {
  await open(requestsEvery(DAY, 20));
  const first = await pullCity({ ...city.config, ...quiet });
  const before = city.requests;
  city.requests = [];
  for (const hoursBetweenFullScans of [10_000, 1]) {
    const { failure, deleted } = await pullCity(
      { ...city.config, hoursBetweenFullScans },
      first.cursors.at(-1),
      later(2),
    );
    expect(failure).toMatchObject({ errorClass: 'drift' });
    expect(failure?.message).toContain('the list of requests is empty, though it has shown some until 2026-02-21');
    expect(deleted).toEqual([]);
  }
  // Only the newest one is gone: that happens.
  city.requests = before.slice(0, -1).map((one) => ({ ...one, at: one.at - 5 * 86_400_000 }));
  expect((await pullCity({ ...city.config, ...quiet }, first.cursors.at(-1), later(2))).failure).toBeNull();
});

test('a city without any request yet is no failure, and its first request comes in', async () => {
  await open([]);
  const first = await pullCity(city.config);
  expect({ failure: first.failure, mark: first.cursors.at(-1)?.mark }).toEqual({ failure: null, mark: null });
  city.requests.push({ id: '1', at: READ_AT.valueOf() });
  expect(idsOf(await pullCity(city.config, first.cursors.at(-1), later(1)))).toEqual(['1']);
});

test('more open requests than are followed are said', async () => {
  await open(requestsEvery(DAY, 12));
  const { notes, cursors } = await pullCity({ ...city.config, followOpen: 5 });
  expect(cursors.at(-1)?.open).toHaveLength(5);
  expect(notes).toEqual([
    '5 open requests are read again one by one (followOpen); changes of others show at the next full scan.',
  ]);
});
