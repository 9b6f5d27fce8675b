import { afterEach, expect, test } from '@jest/globals';
import { htmlConnector } from '../../../../../subgraphs/connectors/html/html.connector.ts';
import { type LittleItem, type LittleSite, littleItems, littleSite } from '../../../../legacy-sites/little-site.ts';
import { contextOf, idsOf, pull, READ_AT } from '../../../../support/html-pull.ts';

const sites: LittleSite[] = [];
afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.stop()));
});

async function siteOf(items: LittleItem[], perPage?: number): Promise<LittleSite> {
  const site = await littleSite(items, perPage);
  sites.push(site);
  return site;
}

const later = (hours: number) => new Date(READ_AT.valueOf() + hours * 3_600_000);
const allIds = ({ items }: LittleSite) => items.map(({ id }) => id);
/** List pages asked for, in order. */
const pagesAsked = ({ asked }: LittleSite) =>
  asked.filter((path) => path.startsWith('/aduan?')).map((path) => Number(path.split('=')[1]));

test('the next pull stops at the page that ends with what was known, and takes what is new', async () => {
  const site = await siteOf(littleItems(30));
  const first = await pull(site.config);
  site.items.unshift(...littleItems(7, 31));
  site.asked.length = 0;
  const second = await pull(site.config, first.cursors.at(-1), later(1));
  expect(second.failure).toBeNull();
  expect(idsOf(second).slice(0, 7)).toEqual(['A37', 'A36', 'A35', 'A34', 'A33', 'A32', 'A31']);
  expect(pagesAsked(site)).toEqual([1, 2, 1]);
  site.asked.length = 0;
  const third = await pull(site.config, second.cursors.at(-1), later(2));
  expect(idsOf(third)).toEqual(['A37', 'A36', 'A35', 'A34', 'A33']);
  expect(pagesAsked(site)).toEqual([1]);
});

test('a pinned complaint on top hides nothing new below it, and is not taken twice', async () => {
  const site = await siteOf(littleItems(15));
  const pinned = site.items[0]!;
  const first = await pull(site.config);
  site.items.unshift(pinned, ...littleItems(8, 16));
  const second = await pull(site.config, first.cursors.at(-1), later(1));
  expect(idsOf(second)).toEqual(expect.arrayContaining(littleItems(8, 16).map(({ id }) => id)));
  expect(idsOf(second).filter((id) => id === pinned.id)).toHaveLength(1);
});

test('when everything known on top has vanished the list is read on, and nothing is passed over', async () => {
  const site = await siteOf(littleItems(60));
  const first = await pull(site.config);
  site.items.splice(0, 50);
  site.items.unshift(...littleItems(3, 61));
  const second = await pull(site.config, first.cursors.at(-1), later(1));
  expect(second.failure).toBeNull();
  expect(idsOf(second)).toEqual(allIds(site));
});

test('an edit far down is found by the next full scan, not before', async () => {
  const site = await siteOf(littleItems(20));
  const first = await pull(site.config);
  site.items[17]!.status = 'Dikerjakan';
  const soon = await pull(site.config, first.cursors.at(-1), later(23));
  expect(idsOf(soon)).not.toContain('A3');
  const full = await pull(site.config, soon.cursors.at(-1), later(24));
  expect(idsOf(full)).toEqual(allIds(site));
  expect(full.complaints.find(({ externalId }) => externalId === 'A3')?.status).toBe('IN_PROGRESS');
  expect(full.cursors.at(-1)?.fullScanAt).toBe(later(24).toISOString());
});

test.each<[string, object]>([
  ['hoursBetweenFullScans 0', { hoursBetweenFullScans: 0 }],
  ['newestFirst false', { newestFirst: false }],
])('with %s every pull reads the whole list', async (_, settings) => {
  const site = await siteOf(littleItems(12));
  const config = { ...site.config, ...settings };
  const first = await pull(config);
  expect(idsOf(await pull(config, first.cursors.at(-1), later(1)))).toEqual(allIds(site));
});

test('a pull interrupted after any page, and resumed, ends with the same complaints and the same cursor', async () => {
  const site = await siteOf(littleItems(23));
  const whole = await pull(site.config);
  expect(whole.cursors).toHaveLength(6);
  for (const [done, cursor] of whole.cursors.slice(0, -1).entries()) {
    const rest = await pull(site.config, cursor);
    const before = allIds(site).slice(0, (done + 1) * 5);
    expect([...before, ...idsOf(rest)]).toEqual(allIds(site));
    expect(rest.cursors.at(-1)).toEqual(whole.cursors.at(-1));
  }
});

test('complaints that arrive between an interruption and the resumption are taken by the scan after it', async () => {
  const site = await siteOf(littleItems(23));
  const whole = await pull(site.config);
  for (const cursor of whole.cursors.slice(0, -1)) {
    site.items.unshift(...littleItems(3, 24));
    const rest = await pull(site.config, cursor, later(1));
    expect(rest.failure).toBeNull();
    const next = await pull(site.config, rest.cursors.at(-1), later(2));
    expect(idsOf(next)).toEqual(expect.arrayContaining(['A24', 'A25', 'A26']));
    site.items.splice(0, 3);
  }
});

test.each([1, 2, 3])(
  'new complaints that push page %i down meanwhile lose nothing and double nothing',
  async (page) => {
    const site = await siteOf(littleItems(20));
    site.instead = (path) => {
      if (path === `/aduan?hal=${page + 1}` && site.items.length === 20) site.items.unshift(...littleItems(2, 21));
      return undefined;
    };
    const first = await pull(site.config);
    expect(first.failure).toBeNull();
    expect(idsOf(first)).toEqual(expect.arrayContaining(littleItems(20).map(({ id }) => id)));
    expect(new Set(idsOf(first)).size).toBe(idsOf(first).length);
    const second = await pull(site.config, first.cursors.at(-1), later(1));
    expect([...idsOf(first), ...idsOf(second)]).toEqual(expect.arrayContaining(allIds(site)));
  },
);

test.each([2, 3, 4, 5])('complaints that move up because two vanish before page %i are not lost', async (page) => {
  const site = await siteOf(littleItems(20));
  const everything = allIds(site);
  site.instead = (path) => {
    if (path === `/aduan?hal=${page}` && site.items.length === 20) site.items.splice(0, 2);
    return undefined;
  };
  const pulled = await pull(site.config);
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled).sort()).toEqual(everything.sort());
});

test('the list may end with a 404, 410 or 400, an empty list, or a last page without a link to the next', async () => {
  const site = await siteOf(littleItems(10));
  const empty = '<html><body><ul class="daftar"></ul></body></html>';
  for (const answer of [{ status: 404 }, { status: 410 }, { status: 400 }, empty]) {
    site.instead = (path) => (path === '/aduan?hal=3' ? answer : undefined);
    expect(await pull(site.config)).toMatchObject({ failure: null, complaints: { length: 10 } });
  }
  site.instead = () => undefined;
  site.asked.length = 0;
  const config = { ...site.config, list: { ...site.config.list, next: 'a[rel=next]' } };
  expect(await pull(config)).toMatchObject({ failure: null, complaints: { length: 5 } });
  expect(pagesAsked(site)).toEqual([1]);
});

test('a time of receipt that was only relative is put right once its page names a real one', async () => {
  const site = await siteOf([{ id: 'A1', time: '7 jam yang lalu' }, { id: 'A2' }]);
  const config = { ...site.config, hoursBetweenFullScans: 0 };
  const first = await pull(config);
  expect(Object.keys(first.cursors.at(-1)?.firstSeen ?? {})).toEqual(['A1']);
  site.items[0]!.time = 'Kemarin, 03:12';
  const second = await pull(config, first.cursors.at(-1), later(15));
  expect(second.complaints[0]?.occurredAt).toBe('2026-03-16T20:12:00.000Z');
  expect(second.cursors.at(-1)?.firstSeen).toEqual({});
});

test('a complaint that vanished between list and page is noted; the others are taken', async () => {
  const site = await siteOf(littleItems(4));
  site.instead = (path) => (path === '/aduan/A3' ? { status: 404 } : undefined);
  const pulled = await pull(site.config);
  expect(pulled).toMatchObject({ failure: null, dead: [], notes: ['page 1, item A3: its own page is gone (404)'] });
  expect(idsOf(pulled)).toEqual(['A4', 'A2', 'A1']);
});

test('one page that always fails is set aside and does not hold up the others', async () => {
  const site = await siteOf(littleItems(12));
  site.instead = (path) => (path === '/aduan/A9' ? { status: 500 } : undefined);
  const pulled = await pull(site.config);
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toHaveLength(11);
  expect(pulled.dead).toEqual([expect.stringMatching(/^page 1, item A9: .* answers 500 to \/aduan\/A9\.$/)]);
});

test('a page that fails once is read at the second try', async () => {
  const site = await siteOf(littleItems(4));
  const tries = () => site.asked.filter((path) => path === '/aduan/A3').length;
  site.instead = (path) => (path === '/aduan/A3' && tries() === 1 ? { status: 502 } : undefined);
  const pulled = await pull(site.config);
  expect(pulled).toMatchObject({ failure: null, dead: [] });
  expect(idsOf(pulled)).toEqual(['A4', 'A2', 'A1', 'A3']);
});

test('complaints without a number or with a page elsewhere are dead letters; a link abroad is not followed', async () => {
  const site = await siteOf([
    { id: 'A1' },
    { id: '' },
    { id: 'A2', title: '</a><a href="http://elsewhere.invalid/">x' },
  ]);
  const config = { ...site.config, detail: { ...site.config.detail!, link: { selector: 'a:last-of-type' } } };
  const pulled = await pull(config);
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toEqual(['A1']);
  expect(pulled.dead.sort()).toEqual([
    'page 1, item 2: has no id (".nomor").',
    'page 1, item A2: has its own page on another host.',
  ]);
});

test('a site without pages of its complaints is read from its list', async () => {
  const site = await siteOf(littleItems(3));
  const { detail: _, ...config } = { ...site.config, privacy: 'UNKNOWN' as const };
  const pulled = await pull({ ...config, fields: { ...config.fields, body: { selector: 'a' } } });
  expect(pulled.failure).toBeNull();
  expect(pulled.complaints).toMatchObject([
    { externalId: 'A3', body: 'Aduan A3', url: null },
    { externalId: 'A2' },
    { externalId: 'A1' },
  ]);
  expect(site.asked.filter((path) => path.startsWith('/aduan/'))).toEqual([]);
});

test('check passes on a site that looks as its source file says, and asks for little', async () => {
  const site = await siteOf(littleItems(12));
  await htmlConnector.check(contextOf(site.config));
  expect(site.asked).toEqual(['/robots.txt', '/aduan?hal=1', '/aduan/A12', '/aduan/A11', '/aduan/A10']);
});
