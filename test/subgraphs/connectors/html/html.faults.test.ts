import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { htmlConnector } from '../../../../subgraphs/connectors/html/html.connector.ts';
import { type LittleSite, LOGIN_PAGE, littleItems, littleSite } from '../../../legacy-sites/little-site.ts';
import type { Answer } from '../../../legacy-sites/scripted-site.ts';
import { contextOf, pull, READ_AT } from '../../../support/html-pull.ts';

let site: LittleSite;
beforeEach(async () => {
  site = await littleSite(littleItems(20));
});
afterEach(() => site.stop());

const hangUp: Answer = (request) => request.socket.destroy();
const isList = (path: string) => path.startsWith('/aduan?');
const isDetail = (path: string) => path.startsWith('/aduan/');
const isPage = (path: string) => path.startsWith('/aduan');
const isListFrom = (page: number) => (path: string) => isList(path) && Number(path.split('=')[1]) >= page;

/** A page of the site with one thing changed, as a new design would. */
const redesigned =
  (was: string, is: string): Answer =>
  (request, response) => {
    const id = request.url?.split('/').at(-1);
    const item = `<ul class="daftar">${[1, 2].map((n) => `<li class="aduan"><b class="nomor">#B${n}</b><a href="/aduan/B${n}">T</a><i class="status">Baru</i><time>3 Jan 2026</time></li>`).join('')}</ul>`;
    const own = `<span class="lencana">Publik</span><div class="isi">Isi ${id}</div><p class="lokasi">Kecamatan Rao, Kabupaten Pasaman</p>`;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end((isDetail(request.url ?? '') ? own : item).replaceAll(was, is));
  };

const FAULTS: [what: string, where: (path: string) => boolean, answer: Answer, errorClass: string, words: RegExp][] = [
  ['500 on the list', isList, { status: 500 }, 'unavailable', /answers 500 to \/aduan/],
  ['503 on every own page', isDetail, { status: 503 }, 'unavailable', /answers 503 to \/aduan\/A19/],
  ['a reset connection', isList, hangUp, 'unavailable', /does not answer/],
  ['500 on robots.txt', (path) => path === '/robots.txt', { status: 500 }, 'unavailable', /robots\.txt/],
  ['429', isList, { status: 429 }, 'rate-limited', /answers 429/],
  ['429 on an own page', isDetail, { status: 429 }, 'rate-limited', /answers 429/],
  ['401', isList, { status: 401 }, 'auth', /answers 401/],
  ['403 on an own page', isDetail, { status: 403 }, 'auth', /answers 403/],
  ['a login page instead of the list', isList, LOGIN_PAGE, 'auth', /password instead of showing page 1/],
  ['a login page instead of page 3', isListFrom(3), LOGIN_PAGE, 'auth', /password instead of showing page 3/],
  ['a login page instead of own pages', isDetail, LOGIN_PAGE, 'auth', /password instead of showing page 1, item A20/],
  ['a redirect to the login page', isList, { status: 302, headers: { location: '/masuk' } }, 'auth', /password/],
  [
    'a maintenance page',
    isList,
    '<p>Sedang perbaikan</p>',
    'drift',
    /"ul\.daftar" of list\.frame matches nothing on page 1/,
  ],
  ['a maintenance page as page 3', isListFrom(3), '<p>Maaf</p>', 'drift', /"ul\.daftar" of list\.frame .* on page 3/],
  [
    'an empty list where records were',
    isList,
    '<ul class="daftar"></ul>',
    'drift',
    /"li\.aduan" of list\.item matches nothing on page 1/,
  ],
  ['a list that is gone', isList, { status: 404 }, 'drift', /page 1 of the list answers 404/],
  ['own pages that are gone', isDetail, { status: 404 }, 'drift', /every page behind page 1 is gone/],
  ['renamed items', isPage, redesigned('class="aduan"', 'class="baru"'), 'drift', /"li\.aduan" of list\.item/],
  [
    'renamed numbers',
    () => true,
    redesigned('nomor', 'no'),
    'drift',
    /"\.nomor" of id matches nothing, or its pattern/,
  ],
  [
    'numbers of another form',
    () => true,
    redesigned('#B', 'B'),
    'drift',
    /"\.nomor" of id .* its pattern #\(\.\+\) never fits/,
  ],
  ['renamed titles', isPage, redesigned('<a href', '<b href'), 'drift', /"a" of title matches nothing .*on page 1/],
  [
    'links without an address',
    () => true,
    redesigned('href', 'data-to'),
    'drift',
    /"a" \(attribute href\) of detail\.link/,
  ],
  [
    'renamed texts',
    () => true,
    redesigned('isi', 'konten'),
    'drift',
    /"\.isi" of body matches nothing .*behind page 1/,
  ],
  ['renamed badges', isPage, redesigned('lencana', 'badge'), 'drift', /"\.lencana" of privacy matches nothing/],
  ['a page over 5 MB', isList, { body: Buffer.alloc(6_000_000, 'a') }, 'drift', /larger than 5 MB/],
  [
    'endless redirects',
    isList,
    { status: 301, headers: { location: '/aduan?hal=1' } },
    'drift',
    /redirects more than 5 times/,
  ],
];

test.each(FAULTS)('%s', async (_, where, answer, errorClass, words) => {
  const before = { ...(await pull(site.config)).cursors.at(-1)!, fullScanAt: null };
  site.items.push({ id: 'old' });
  site.instead = (path) => (path === '/masuk' ? LOGIN_PAGE : where(path) ? answer : undefined);
  const pulled = await pull(site.config, before);
  expect(pulled.failure).toMatchObject({ errorClass, message: expect.stringMatching(words) });
  // What counts as seen has not moved.
  for (const { newestSeen, fullScanAt } of pulled.cursors) {
    expect({ newestSeen, fullScanAt }).toEqual({ newestSeen: before.newestSeen, fullScanAt: null });
  }
  // Once mended, the site is read from where it stood.
  site.instead = () => undefined;
  const mended = await pull(site.config, pulled.cursors.at(-1) ?? before);
  expect(mended.failure).toBeNull();
  expect([...pulled.complaints, ...mended.complaints]).toHaveLength(21);
});

test('a site that asks for a pause is given it', async () => {
  site.instead = (path) => (isList(path) ? { status: 429, headers: { 'retry-after': '90' } } : undefined);
  expect((await pull(site.config)).failure).toMatchObject({ errorClass: 'rate-limited', retryAfterSeconds: 90 });
});

test('a pager that shows its last page for ever is told from an end', async () => {
  site.instead = (path) => (isListFrom(5)(path) ? { status: 302, headers: { location: '/aduan?hal=4' } } : undefined);
  const { failure, complaints } = await pull(site.config);
  expect(failure).toMatchObject({
    errorClass: 'drift',
    message: expect.stringMatching(/page 5 shows what an earlier page showed.*list\.next/),
  });
  expect(complaints).toHaveLength(20);
});

test('a pager that never ends is stopped', async () => {
  let made = 100;
  site.instead = (path) => {
    if (!isList(path)) return undefined;
    made += 1;
    return `<ul class="daftar"><li class="aduan"><b class="nomor">#A${(made % 20) + 1}</b><a href="/aduan/A${(made % 20) + 1}">T</a><i class="status">Baru</i><time>3 Jan 2026</time></li></ul>`;
  };
  const { failure } = await pull({ ...site.config, maxPages: 7 });
  expect(failure).toMatchObject({ errorClass: 'drift', message: 'the list does not end after 7 pages.' });
});

test('robots.txt is obeyed, and named to whoever has to allow us', async () => {
  site.instead = (path) => (path === '/robots.txt' ? 'User-agent: *\nDisallow: /aduan/\n' : undefined);
  const { failure } = await pull(site.config);
  expect(failure).toMatchObject({
    errorClass: 'config',
    message: expect.stringMatching(/forbids \/aduan\/A20 to lapor-hub/),
  });
  expect(site.asked).toEqual(['/robots.txt', '/aduan?hal=1']);
});

test.each<[string, Answer]>([
  ['allows us by name', 'User-agent: *\nDisallow: /\n\nUser-agent: lapor-hub\nAllow: /\n'],
  ['is missing', { status: 404 }],
  ['is kept to itself', { status: 403 }],
])('a robots.txt that %s lets us in', async (_, answer) => {
  site.instead = (path) => (path === '/robots.txt' ? answer : undefined);
  expect(await pull(site.config)).toMatchObject({ failure: null, complaints: { length: 20 } });
});

test('a Crawl-delay is waited for', async () => {
  site.items.splice(2);
  site.instead = (path) => (path === '/robots.txt' ? 'User-agent: *\nCrawl-delay: 0.1\n' : undefined);
  const started = performance.now();
  expect(await pull(site.config)).toMatchObject({ failure: null, complaints: { length: 2 } });
  // List, two own pages, list page 2, and page 1 again.
  expect(performance.now() - started).toBeGreaterThan(450);
});

test('a pull that is told to stop ends at once and moves nothing', async () => {
  const stop = new AbortController();
  const context = { ...contextOf(site.config), signal: stop.signal };
  const pages = htmlConnector.pull(context, null);
  await pages.next();
  stop.abort();
  await expect(pages.next()).rejects.toMatchObject({ name: 'AbortError' });
});

test('deep nesting and broken markup end in a result, not in a fault of ours', async () => {
  const deep = `${'<div>'.repeat(2_000)}x`;
  site.items[0] = { id: 'A20', body: `Isi aduan yang cukup panjang ${deep}` };
  site.items[1] = { id: 'A19', body: '<p>Belum <b>ditutup <a href="x" "=""</p> tetapi terbaca' };
  const pulled = await pull(site.config, null, READ_AT);
  expect(pulled.failure).toBeNull();
  expect(pulled.complaints[0]?.body).toContain('Isi aduan');
  expect(pulled.complaints[1]?.body).toContain('tetapi terbaca');
});
