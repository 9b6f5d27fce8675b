import { afterEach, expect, test } from '@jest/globals';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { READ_AT } from '../../../../support/connector-context.ts';
import { apiConfig, apiItem, idsOf, pull } from '../../../../support/rest-pull.ts';

const json = (data: object, headers = {}) => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(data),
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => apiItem(`A${index + 1}`, index));

let site: ScriptedSite;
afterEach(() => site?.stop());

/** A list of `items()` in every kind of paging, by the parameters that are asked for. */
async function listSite(items: () => object[], size = 3, pastEnd: 'empty' | 400 | 404 = 'empty') {
  site = await scriptedSite((path) => {
    const url = new URL(path, 'http://a.invalid');
    const page = Number(url.searchParams.get('page') ?? 1);
    const offset = Number(url.searchParams.get('offset') ?? url.searchParams.get('cursor') ?? (page - 1) * size);
    const data = items().slice(offset, offset + size);
    if (data.length === 0 && pastEnd !== 'empty') return { status: pastEnd, body: '{}' };
    const more = offset + size < items().length;
    const nextUrl = more ? `${url.pathname}?page=${page + 1}` : null;
    const link = nextUrl ? { link: `<${nextUrl}>; rel="next", </aduan?page=1>; rel="first"` } : {};
    return json({ data, berikut: { cursor: more ? offset + size : null, url: nextUrl } }, link);
  });
  return site;
}

const PAGINGS: [name: string, paging: object][] = [
  ['page', { kind: 'page', param: 'page' }],
  ['offset', { kind: 'offset', param: 'offset', size: 3 }],
  ['cursor', { kind: 'cursor', param: 'cursor', next: 'berikut.cursor' }],
  ['link', { kind: 'link' }],
  ['nextUrl', { kind: 'nextUrl', path: 'berikut.url' }],
];

test.each(PAGINGS)('paging by %s shows every item once, and resumes from every cursor', async (_, paging) => {
  const { url } = await listSite(() => numbers(8));
  const config = apiConfig(url, { paging });
  const all = await pull(config);
  expect(all.failure).toBeNull();
  expect(idsOf(all)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']);
  expect(all.complete).toBe(true);
  expect(all.cursors.at(-1)).toMatchObject({ scan: null, mark: '2026-03-01T01:07:00.000Z' });
  for (const [index, cursor] of all.cursors.slice(0, -1).entries()) {
    expect(cursor.mark).toBeNull();
    const rest = await pull(config, cursor);
    expect(rest.failure).toBeNull();
    expect(idsOf(rest)).toEqual(idsOf(all).slice((index + 1) * 3));
    expect(rest.cursors.at(-1)?.mark).toBe(all.cursors.at(-1)?.mark);
  }
});

test.each(['empty', 400, 404] as const)('a page past the end may be %s', async (pastEnd) => {
  const { url } = await listSite(() => numbers(6), 3, pastEnd);
  const pulled = await pull(apiConfig(url, { paging: { kind: 'page', param: 'page' } }));
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toHaveLength(6);
});

test('what moves up over the edge of a page while it is read is found', async () => {
  const items = numbers(9);
  let pages = 0;
  site = await scriptedSite((path) => {
    const page = Number(new URL(path, 'http://a.invalid').searchParams.get('page'));
    pages += 1;
    // After the first page its first item vanishes: A4 becomes the last of page 1.
    if (pages === 2) items.shift();
    return json({ data: items.slice((page - 1) * 3, page * 3) });
  });
  const pulled = await pull(apiConfig(site.url, { paging: { kind: 'page', param: 'page' } }));
  expect(idsOf(pulled).sort()).toEqual(numbers(9).map(({ id }) => id));
});

test('an offset goes by what came, not by what was asked for', async () => {
  const { url } = await listSite(() => numbers(7), 2);
  const pulled = await pull(apiConfig(url, { paging: { kind: 'offset', param: 'offset', size: 100 } }));
  expect(idsOf(pulled)).toHaveLength(7);
});

test('a short page ends the list only where the settings say so', async () => {
  const { url, asked } = await listSite(() => numbers(4));
  const paging = { kind: 'page', param: 'page', size: 3 };
  await pull(apiConfig(url, { paging: { ...paging, shortPageEnds: true } }));
  expect(asked.at(-1)).not.toContain('page=3');
  expect(asked.some((path) => path.includes('page=3'))).toBe(false);
  await pull(apiConfig(url, { paging }));
  expect(asked.some((path) => path.includes('page=3'))).toBe(true);
});

test.each([
  ['page', { kind: 'page', param: 'page' }, /stands still: page 2 shows/],
  ['cursor', { kind: 'cursor', param: 'c', next: 'next' }, /stands still: page 2 shows/],
])('paging by %s that stands still is drift, and the mark stays', async (_, paging, words) => {
  site = await scriptedSite(() => json({ data: numbers(2), next: 'x' }));
  const { failure, cursors } = await pull(apiConfig(site.url, { paging }));
  expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringMatching(words) });
  expect(cursors.at(-1)?.mark).toBeNull();
});

test('a cursor that leads in a circle, and a list that never ends, are drift', async () => {
  let made = 0;
  site = await scriptedSite(() => {
    made += 1;
    return json({ data: [apiItem(`B${made}`)], next: `c${made % 3}` });
  });
  const paging = { kind: 'cursor', param: 'c', next: 'next' };
  const circle = await pull(apiConfig(site.url, { paging }));
  expect(circle.failure?.message).toMatch(/the next page is one that was read already/);
  const endless = await pull(apiConfig(site.url, { paging: { kind: 'page', param: 'page' } }, { maxPages: 4 }));
  expect(endless.failure).toMatchObject({ errorClass: 'drift', message: 'the list does not end after 4 pages.' });
});

test('a cursor of the source that has expired meanwhile makes the list be read again', async () => {
  const { url } = await listSite(() => numbers(5));
  const config = apiConfig(url, { paging: { kind: 'cursor', param: 'cursor', next: 'berikut.cursor' } });
  const [first] = (await pull(config)).cursors;
  await site.stop();
  site = await scriptedSite((path) => (path.includes('cursor=') ? { status: 400 } : json({ data: numbers(5) })));
  const again = await pull({ ...config, base: site.url }, first);
  expect(again.failure).toBeNull();
  expect(idsOf(again)).toHaveLength(5);
});

test.each([
  ['iso', '2026-03-01T01:02:00Z'],
  ['unix', '1772326920'],
  ['unixMs', '1772326920000'],
  ['date', '2026-03-01'],
  ['DD/MM/YYYY HH.mm.ss', '01/03/2026 08.02.00'],
])('changes are asked for as %s, five minutes before the mark', async (format, text) => {
  site = await scriptedSite(() => json({ data: numbers(8) }));
  const config = apiConfig(site.url, { since: { param: 'sejak', format } });
  const first = await pull(config);
  expect(site.asked.at(-1)).not.toContain('sejak');
  const second = await pull(config, first.cursors.at(-1));
  expect(new URL(site.asked.at(-1) ?? '', site.url).searchParams.get('sejak')).toBe(text);
  expect(second.complete).toBe(false);
});

test('in a list without order nothing is passed over when it is cut short; equal times are all read', async () => {
  const items = [apiItem('A', 50), apiItem('B', 10), apiItem('C', 50), apiItem('D', 0), apiItem('E', 50)];
  let isDown = false;
  const since = { param: 'sejak', format: 'iso' };
  site = await scriptedSite((path) => {
    const { searchParams } = new URL(path, 'http://a.invalid');
    const page = Number(searchParams.get('page'));
    if (isDown && page === 2) return { status: 503 };
    const after = searchParams.get('sejak') ?? '';
    return json({ data: items.filter(({ diubah }) => diubah > after).slice(page * 2 - 2, page * 2) });
  });
  const config = apiConfig(site.url, { paging: { kind: 'page', param: 'page' }, since });
  isDown = true;
  const cut = await pull(config);
  expect(cut.failure?.errorClass).toBe('unavailable');
  expect(cut.cursors.at(-1)?.mark).toBeNull();
  isDown = false;
  const rest = await pull(config, cut.cursors.at(-1));
  expect([...idsOf(cut), ...idsOf(rest)]).toEqual(['A', 'B', 'C', 'D', 'E']);
  items.push(apiItem('F', 50));
  expect(idsOf(await pull(config, rest.cursors.at(-1)))).toEqual(['A', 'C', 'E', 'F']);
});

test('a time in the future does not move the mark beyond the present', async () => {
  site = await scriptedSite(() => json({ data: [apiItem('A', 0, { diubah: '2099-01-01T00:00:00Z' })] }));
  expect((await pull(apiConfig(site.url, {}))).cursors.at(-1)?.mark).toBe(READ_AT.toISOString());
});

test('newest first, a pull stops at what is known, and reads all of it once a day', async () => {
  const items = numbers(40).reverse();
  const { url, asked } = await listSite(() => items);
  const config = apiConfig(url, { paging: { kind: 'page', param: 'page' }, order: 'descending' });
  const first = await pull(config);
  const before = asked.length;
  items.unshift(apiItem('NEW', 60));
  const second = await pull(config, first.cursors.at(-1));
  expect(idsOf(second)).toContain('NEW');
  expect(asked.length - before).toBeLessThan(8);
  const nextDay = new Date(READ_AT.valueOf() + 25 * 3_600_000);
  expect(idsOf(await pull(config, second.cursors.at(-1), nextDay))).toHaveLength(41);
});

test('a list that is not in the order its settings say is drift', async () => {
  site = await scriptedSite(() => json({ data: [apiItem('A', 5), apiItem('B', 3)] }));
  const { failure } = await pull(apiConfig(site.url, { order: 'ascending' }));
  expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringMatching(/not ascending by "diubah"/) });
});

test('an unchanged answer is not sent again', async () => {
  site = await scriptedSite((_, request) =>
    request.headers['if-none-match'] === '"v1"' ? { status: 304 } : json({ data: numbers(2) }, { etag: '"v1"' }),
  );
  const first = await pull(apiConfig(site.url, {}));
  expect(idsOf(first)).toHaveLength(2);
  const second = await pull(apiConfig(site.url, {}), first.cursors.at(-1));
  expect(second).toMatchObject({ failure: null, complaints: [], cursors: [] });
});

test('items marked as deleted are said to be gone; a whole reading says that it is one', async () => {
  site = await scriptedSite(() => json({ data: [apiItem('A'), apiItem('B', 0, { hapus: 1 })] }));
  const marked = await pull(apiConfig(site.url, {}, { deletes: { field: 'hapus', values: ['1'] } }));
  expect(marked).toMatchObject({ deleted: ['B'], failure: null });
  expect(idsOf(marked)).toEqual(['A']);
  const since = { param: 'sejak' };
  const config = apiConfig(site.url, { since }, { deletes: 'full-scan' });
  const first = await pull(config);
  expect(first.complete).toBe(true);
  const second = await pull(config, first.cursors.at(-1));
  expect(second.complete).toBe(false);
  const nextDay = new Date(READ_AT.valueOf() + 25 * 3_600_000);
  expect((await pull(config, second.cursors.at(-1), nextDay)).complete).toBe(true);
});

test('GraphQL: parameters go into the body, and its cursor leads on', async () => {
  const bodies: string[] = [];
  site = await scriptedSite(() => (request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      bodies.push(text);
      const { variables } = JSON.parse(text);
      const [nodes, endCursor] = variables.after === 'c1' ? [[apiItem('B')], null] : [[apiItem('A')], 'c1'];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: { aduan: { nodes, pageInfo: { endCursor } } } }));
    });
  });
  const list = {
    path: 'graphql',
    method: 'POST',
    body: { query: '{ aduan }', variables: { first: 1 } },
    items: 'data.aduan.nodes',
    paging: { kind: 'cursor', param: 'variables.after', next: 'data.aduan.pageInfo.endCursor' },
  };
  const pulled = await pull(apiConfig(site.url, list));
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toEqual(['A', 'B']);
  expect(JSON.parse(bodies[1] ?? '')).toEqual({ query: '{ aduan }', variables: { first: 1, after: 'c1' } });
});

test('an own answer of each item counts more; one that fails is set aside, one that is gone is left out', async () => {
  site = await scriptedSite((path) => {
    if (path === '/aduan') return json({ data: ['A', 'B/1', 'C', 'D'].map((id) => apiItem(id)) });
    if (path === '/aduan/C') return { status: 500 };
    if (path === '/aduan/D') return { status: 404 };
    return json({ hasil: { isi: `Lengkap ${path}` } });
  });
  const detail = { path: 'aduan/{id}', item: 'hasil' };
  const pulled = await pull(apiConfig(site.url, {}, { detail, deletes: 'full-scan' }));
  expect(pulled.failure).toBeNull();
  expect(pulled.complaints.map(({ body }) => body)).toEqual(['Lengkap /aduan/A', 'Lengkap /aduan/B%2F1']);
  expect(pulled.dead).toEqual([expect.stringMatching(/page 1, item 3 \(C\): .*answers 500/)]);
  expect(pulled.notes).toEqual([expect.stringMatching(/item 4 \(D\).*does not have it any more/)]);
  expect(pulled.complete).toBe(false);
});

test('parts of an item are read at addresses made of its fields, and stand beside them under their names', async () => {
  const asked: string[] = [];
  site = await scriptedSite((path) => {
    asked.push(path);
    if (path === '/aduan') {
      const withMessages = (id: string, pesan: object[]) => ({ ...apiItem(id), pesan });
      return json({
        data: [withMessages('A', [{ no: 4 }, { no: 5 }]), withMessages('B', [{ no: 6 }]), withMessages('C', [])],
      });
    }
    if (path.startsWith('/pesan?no=6')) return { status: 404 };
    return json({ isi: [{ teks: `Jawaban ${path}` }] });
  });
  const parts = { balasan: { path: 'pesan?no={pesan.no}&untuk={id}', value: 'isi' } };
  const config = apiConfig(site.url, {}, { parts });
  const pulled = await pull({
    ...config,
    map: { ...config.map, body: "$exists(balasan[0].teks) ? balasan[0].teks : 'kosong'" },
  });
  expect(pulled.failure).toBeNull();
  expect(asked).toContain('/pesan?no=4%2C5&untuk=A');
  expect(pulled.complaints.map(({ body }) => body)).toEqual(['Jawaban /pesan?no=4%2C5&untuk=A', 'kosong']);
  expect(pulled.dead).toEqual([
    expect.stringMatching(/item 3 \(C\): \{pesan\.no\} .*holds nothing that could stand in an address/),
  ]);
});
