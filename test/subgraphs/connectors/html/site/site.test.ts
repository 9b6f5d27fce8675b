import { expect, test } from '@jest/globals';
import { htmlConfig } from '../../../../../subgraphs/connectors/html/site/site.ts';

const GOOD = {
  listUrl: 'https://aduan.example.invalid/aduan?hal={page}',
  timezone: 'Asia/Jakarta',
  system: 'contoh',
  list: { item: 'li' },
  fields: { id: { selector: 'b' }, body: { selector: 'p' }, receivedAt: { selector: 'time' } },
  constants: { status: 'Baru' },
  statusMap: { Baru: 'RECEIVED' },
  privacy: { selector: 'i', words: { Anonim: ['anonymous'] } },
};

test('what a source file leaves out is polite and careful', () => {
  expect(htmlConfig.parse(GOOD)).toMatchObject({
    requestsPerSecond: 1,
    maxPages: 500,
    newestFirst: true,
    hoursBetweenFullScans: 24,
    firstPage: 1,
  });
});

const { privacy: _, ...WITHOUT_PRIVACY } = GOOD;

test.each<[string, object, string]>([
  ['an unknown key', { ...GOOD, colour: 'red' }, ': Unrecognized key: "colour"'],
  ['an unknown field', { ...GOOD, fields: { ...GOOD.fields, reporter: { selector: 'b' } } }, 'fields: '],
  ['a broken selector', { ...GOOD, list: { item: 'li[' } }, 'list.item: is no CSS selector'],
  [
    'a broken pattern',
    { ...GOOD, fields: { ...GOOD.fields, id: { selector: 'b', pattern: '(' } } },
    'fields.id.pattern: is no regular',
  ],
  ['no page in the address', { ...GOOD, listUrl: 'https://a.invalid/' }, 'listUrl: is no http address with {page}'],
  ['a file as address', { ...GOOD, listUrl: 'file:///etc/{page}' }, 'listUrl: is no http address with {page}'],
  ['an unknown zone', { ...GOOD, timezone: 'Jakarta' }, 'timezone: is not a time zone'],
  ['a status of ours that is none', { ...GOOD, statusMap: { Baru: 'NEW' } }, 'statusMap.Baru: '],
  ['no word about privacy', WITHOUT_PRIVACY, 'privacy: '],
  ['no status anywhere', { ...GOOD, constants: {} }, ': says nowhere where to find: status'],
  [
    'an id that is not on the list',
    { ...GOOD, fields: { body: { selector: 'p' }, receivedAt: { selector: 'i' } } },
    'id (in',
  ],
])('%s is refused by its path', (_what, config, fault) => {
  const { error } = htmlConfig.safeParse(config);
  const faults = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  expect(faults).toEqual([expect.stringContaining(fault)]);
});
