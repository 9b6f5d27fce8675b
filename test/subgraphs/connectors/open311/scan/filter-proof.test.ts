import { afterEach, expect, test } from '@jest/globals';
import { open311Connector } from '../../../../../subgraphs/connectors/open311/open311.connector.ts';
import { type Character, type City, open311City, requestsEvery } from '../../../../legacy-sites/open311-city.ts';
import { allIds, contextOf, idsOf, pullCity, READ_AT } from '../../../../support/open311-pull.ts';

let city: City;
afterEach(() => city.stop());

const DAY = 86_400_000;
/** Twenty requests until shortly before the city is read. */
const recent = () => requestsEvery(600, 20, READ_AT.valueOf() - 9 * DAY);
const open = async (character: Partial<Character>, requests = recent()) => {
  city = await open311City(requests, character);
};
const check = (config: object) => open311Connector.check(contextOf(config));
const exchanged = () => ({ ...city.config, quirks: { dateFilter: { from: 'end_date', to: 'start_date' } } });

test.each<Partial<Character>>([{ reversed: true }, { reversed: true, paging: true }])(
  'a city that takes the bounds of its date filter the other way round (%j) does not pass for an empty one',
  async (character) => {
    await open(character);
    const config = { ...city.config, ...(character.paging && { quirks: { paging: {} } }) };
    await expect(check(config)).rejects.toThrow(/holds 20 requests .* from: end_date, to: start_date/);
    const { failure, complaints } = await pullCity(config);
    expect(complaints).toEqual([]);
    expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringMatching(/the other way round/) });
  },
);

test('with the bounds exchanged in its settings such a city is read whole', async () => {
  await open({ reversed: true });
  await check(exchanged());
  expect(idsOf(await pullCity(exchanged()))).toEqual(allIds(city));
});

test('a city that filters by the last change is asked for that time', async () => {
  await open({ filter: 'updated', reversed: true });
  const dateFilter = { from: 'updated_after', to: 'updated_before', of: 'updated' };
  await expect(check({ ...city.config, quirks: { dateFilter } })).rejects.toThrow(/from: updated_before/);
});

test.each<[string, () => ReturnType<typeof recent>]>([
  ['no requests at all', () => []],
  ['only requests from before `since`', () => requestsEvery(600, 20, Date.parse('2025-01-01T00:00:00Z'))],
])('a city that has %s is an empty one', async (_, requests) => {
  await open({}, requests());
  await check(city.config);
  expect(await pullCity(city.config)).toMatchObject({ failure: null, complaints: [] });
});

test('a city that refuses a list without dates is believed to be empty', async () => {
  await open({ reversed: true });
  city.instead = (path) =>
    path.includes('/requests.') && !path.includes('date=') ? { status: 400, body: '[{"code":400}]' } : undefined;
  expect((await pullCity(city.config)).failure).toBeNull();
});
