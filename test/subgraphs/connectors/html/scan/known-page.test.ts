import { afterEach, expect, test } from '@jest/globals';
import { htmlConnector } from '../../../../../subgraphs/connectors/html/html.connector.ts';
import { isReadAnyway } from '../../../../../subgraphs/connectors/html/scan/known-page.ts';
import type { RawRecord } from '../../../../../subgraphs/connectors/kit/index.ts';
import { type LittleSite, littleItems, littleSite } from '../../../../legacy-sites/little-site.ts';
import type { Answer } from '../../../../legacy-sites/scripted-site.ts';
import { contextFor, pullPages, READ_AT } from '../../../../support/connector-context.ts';

let site: LittleSite;
afterEach(() => site?.stop());

const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(READ_AT.valueOf() + hours * HOUR_MS);
/** Ids whose pages are asked about, not read anyway, in the hours these tests speak of. */
const ids = littleItems(40)
  .map(({ id }) => id)
  .filter((id) => ![0, 24].some((hours) => isReadAnyway(id, later(hours))))
  .slice(0, 7);

/** Own pages with these headers; 304 to whoever asks with the mark. */
async function start(marks: Record<string, string>): Promise<{ read: string[]; spared: string[] }> {
  const seen = { read: [] as string[], spared: [] as string[] };
  site = await littleSite(ids.map((id) => ({ id })));
  const own = { ...site };
  site.instead = (path) => {
    const id = /^\/aduan\/(\w+)$/.exec(path)?.[1];
    const item = own.items.find((one) => one.id === id);
    if (id === undefined || !item) return undefined;
    return (request, response) => {
      const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
      const isKnown = tag !== undefined ? tag === marks.etag : since !== undefined && since === marks['last-modified'];
      seen[isKnown ? 'spared' : 'read'].push(id);
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', ...marks });
      response.end(isKnown ? '' : pageOf(id, item.body));
    };
  };
  return seen;
}

const pageOf = (id: string, body = `Isi ${id}`) =>
  `<html><body><article><span class="lencana">Publik</span><div class="isi">${body}</div>
   <p class="lokasi">Kecamatan Bonjol, Kabupaten Pasaman</p></article></body></html>`;

const ledger = new Map<string, RawRecord>();
/** A pull whose records are kept as the ledger does: by id, the newest. */
async function pull(hours = 0, settings: object = {}, keep = true) {
  if (hours === 0) ledger.clear();
  const recall = async (id: string) => ledger.get(id) ?? null;
  const config = { ...site.config, hoursBetweenFullScans: 0, deletes: 'full-scan', ...settings };
  const terms = { now: () => later(hours), recall };
  const pulled = await pullPages(htmlConnector, config, null, terms);
  if (!keep) return pulled;
  const raws = new Map<string, RawRecord>();
  for await (const page of htmlConnector.pull(contextFor(htmlConnector as never, config, terms), null))
    for (const raw of page.records) raws.set(String(raw.id), raw);
  for (const [id, raw] of raws) ledger.set(id, JSON.parse(JSON.stringify(raw)));
  return pulled;
}

test.each([
  ['ETag', { etag: '"v1"' }],
  ['Last-Modified', { 'last-modified': 'Mon, 16 Mar 2026 03:00:00 GMT' }],
])('a page that has not changed by its %s is not read again, and counts as seen', async (_, marks) => {
  const seen = await start(marks);
  const first = await pull();
  expect(first).toMatchObject({ failure: null, complete: true });
  seen.read.length = 0;
  const second = await pull(24, {}, false);
  expect(seen).toEqual({ read: [], spared: ids });
  expect(second).toMatchObject({ failure: null, dead: [], complete: true, deleted: [] });
  expect(second.complaints).toEqual(first.complaints);
});

test('a page that has changed is read', async () => {
  const marks = { etag: '"v1"' };
  const seen = await start(marks);
  await pull();
  seen.read.length = 0;
  marks.etag = '"v2"';
  site.items[0]!.body = 'Sudah diaspal.';
  const { complaints } = await pull(24, {}, false);
  expect(seen).toEqual({ read: ids, spared: [] });
  expect(complaints[0]?.body).toBe('Sudah diaspal.');
});

test('where the list or the settings say something else, the page is read', async () => {
  const seen = await start({ etag: '"v1"' });
  await pull();
  seen.read.length = 0;
  site.items[2]!.status = 'Selesai';
  const { complaints } = await pull(24, {}, false);
  expect(seen.read).toEqual([ids[2]]);
  expect(complaints[2]?.status).toBe('CLOSED');
  seen.read.length = 0;
  const { detail } = site.config;
  await pull(24, { detail: { ...detail, fields: { ...detail?.fields, title: { selector: '.isi' } } } }, false);
  expect(seen.read).toEqual(ids);
});

test('a page without marks is read each time', async () => {
  const seen = await start({});
  await pull();
  seen.read.length = 0;
  await pull(24, {}, false);
  expect(seen).toEqual({ read: ids, spared: [] });
});

test('one page gone among unchanged ones is no drift', async () => {
  await start({ etag: '"v1"' });
  await pull();
  const own = site.instead;
  site.instead = (path) => (path === `/aduan/${ids[0]}` ? { status: 404 } : own(path));
  const { failure, notes, complaints } = await pull(24, {}, false);
  expect({ failure, notes: notes.length, complaints: complaints.length }).toEqual({
    failure: null,
    notes: 1,
    complaints: ids.length - 1,
  });
});

const LIES: [what: string, path: RegExp][] = [
  ['an own page that was never given', /^\/aduan\/\w/],
  ['the list', /^\/aduan\?/],
];
test.each(LIES)('a 304 to %s is drift, and no cursor moves', async (_, path) => {
  await start({});
  const lie: Answer = { status: 304, headers: { etag: '"v1"' } };
  site.instead = (asked) => (path.test(asked) ? lie : undefined);
  const { failure, cursors } = await pull(0, {}, false);
  expect(failure).toMatchObject({ errorClass: 'drift', message: expect.stringMatching(/304, which nobody asked for/) });
  expect(cursors).toEqual([]);
});

test('each page is read whole on one of seven days, whatever its marks say', () => {
  for (const id of ids) {
    const days = Array.from({ length: 14 }, (_, day) => isReadAnyway(id, later(day * 24)));
    expect(days.filter(Boolean)).toHaveLength(2);
  }
});
