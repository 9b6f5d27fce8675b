import { expect, test } from '@jest/globals';
import type { Open311Cursor } from '../../../../../subgraphs/connectors/open311/scan/cursor.ts';
import {
  type Character,
  type City,
  type CityRequest,
  open311City,
  START,
} from '../../../../legacy-sites/open311-city.ts';
import { allIds, later, pullCity } from '../../../../support/open311-pull.ts';

/** Numbers from 0 to below 1 that are the same at every run (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TRIALS = Number(process.env.OPEN311_TRIALS ?? 12);

test.each(Array.from({ length: TRIALS }, (_, seed) => [seed]))(
  'a drawn city (%i) that changes between pulls is known as it stands after each of them',
  async (seed) => {
    const draw = drawing(seed + 1);
    const below = (limit: number) => Math.floor(draw() * limit);
    const limit = 10 + below(40);
    const zoneless = draw() < 0.3;
    const timezone = zoneless && draw() < 0.5 ? 'America/New_York' : 'Asia/Jakarta';
    const character: Partial<Character> = {
      limit,
      formats: draw() < 0.5 ? ['json', 'xml'] : ['xml'],
      times: zoneless ? 'zoneless' : 'utc',
      timezone,
      inclusive: draw() < 0.5,
      idLists: draw() < 0.7,
      single: draw() < 0.3,
      wrapped: draw() < 0.3,
      strings: draw() < 0.3,
      datesChanges: draw() < 0.7,
    };
    // Clocks of New York turn on 8 March; as many as a reply holds, less one, come in one second.
    const times = Array.from({ length: 8 }, () => START + below(43 * 86_400) * 1_000);
    const some = (count: number, make: (index: number) => CityRequest) =>
      Array.from({ length: count }, (_, index) => make(index));
    const requests = times.flatMap((at, storm) =>
      some(below(limit - 1), (index) => ({
        id: `${storm}-${index}`,
        at: at + (draw() < 0.5 ? 0 : below(7_200) * 1_000),
        status: draw() < 0.5 ? 'open' : 'closed',
      })),
    );
    const city: City = await open311City(requests, character);
    const config = {
      ...city.config,
      timezone,
      windowDays: 1 + below(60),
      overlapHours: 2,
      hoursBetweenFullScans: 10_000,
      quirks: { filterTimes: zoneless ? 'zoneless' : 'utc', idsPerCall: 1 + below(60) },
    };
    const known = new Map<string, string>();
    let cursor: Open311Cursor | null = null;
    for (let hour = 0; hour <= 4; hour += 1) {
      const pulled = await pullCity(config, cursor, later(hour));
      expect(pulled.failure).toBeNull();
      for (const { externalId, statusRaw } of pulled.complaints) known.set(externalId, statusRaw);
      cursor = pulled.cursors.at(-1)!;
      expect([...known.keys()].sort()).toEqual(allIds(city));
      for (const { id, status = 'open' } of city.requests) expect([id, known.get(id)]).toEqual([id, status]);
      // Some are closed, some come, one comes late.
      for (const request of city.requests) if (draw() < 0.1) request.status = 'closed';
      city.requests.push(
        ...some(below(8), (index) => ({
          id: `new-${hour}-${index}`,
          at: later(hour).valueOf() + below(3_600) * 1_000,
        })),
      );
    }
    await city.stop();
  },
);
