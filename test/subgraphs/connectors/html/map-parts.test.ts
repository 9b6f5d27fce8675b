import { afterEach, expect, test } from '@jest/globals';
import { htmlConfig } from '../../../../subgraphs/connectors/html/site/site.ts';
import { type LittleSite, littleSite } from '../../../legacy-sites/little-site.ts';
import { pull } from '../../../support/html-pull.ts';

let site: LittleSite;
afterEach(() => site.stop());

/** The little site, whose status is used as a time that no usual reading knows. */
async function pulled(change: (config: LittleSite['config']) => object) {
  site = await littleSite([{ id: 'A1', status: '4#1#2026' }]);
  return pull(change(site.config));
}

const OCCURRED = '$time($split(receivedAt, "#")[2] & "-01-04 08:00")';
const withTimeOf = ({ fields, detail, ...config }: LittleSite['config']) => {
  const status = detail?.fields?.status ?? fields.status;
  return {
    ...config,
    fields: { ...fields, receivedAt: status },
    detail: detail && { ...detail, fields: { ...detail.fields, receivedAt: status } },
  };
};

test('with map.occurredAt the field receivedAt is any text, given to the map as the page writes it', async () => {
  const { complaints, dead } = await pulled((config) => ({ ...withTimeOf(config), map: { occurredAt: OCCURRED } }));
  expect(dead).toEqual([]);
  expect(complaints).toMatchObject([{ externalId: 'A1', occurredAt: '2026-01-04T01:00:00.000Z' }]);
});

test('without it such a text is still refused, and a map that gives nothing is named', async () => {
  const { dead } = await pulled(withTimeOf);
  expect(dead).toEqual([expect.stringContaining('receivedAt: "4#1#2026" is no time')]);
  await site.stop();
  const silent = await pulled((config) => ({ ...withTimeOf(config), map: { occurredAt: 'gone' } }));
  expect(silent.dead).toEqual([expect.stringContaining('map.occurredAt gives nothing')]);
});

test('nobody is named, texts are public: map.privacy alone says it', async () => {
  const { complaints, dead } = await pulled(({ privacy: _, ...config }) => ({
    ...config,
    map: { privacy: { anonymous: 'true', secret: 'false' } },
  }));
  expect(dead).toEqual([]);
  expect(complaints).toMatchObject([{ privacy: { anonymous: true, secret: false } }]);
});

test('a field may be missing only where map makes its part; privacy is never guessed', async () => {
  site = await littleSite([]);
  const { privacy: _, ...config } = site.config;
  const without = { ...config, fields: { id: { selector: 'b' } }, detail: undefined, constants: {} };
  const faults = (map: object) =>
    htmlConfig.safeParse({ ...without, map }).error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? [];
  expect(faults({ occurredAt: 'a', status: 'a' })).toEqual([
    ': says nowhere where to find: body, status',
    'privacy: is missing: privacy is not guessed; say it here or in map.privacy',
  ]);
  const whole = { occurredAt: 'a', status: 'a', statusRaw: 'a', body: 'a' };
  expect(faults({ ...whole, privacy: { anonymous: 'true', secret: 'false' } })).toEqual([]);
});
