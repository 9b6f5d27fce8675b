import { afterEach, expect, test } from '@jest/globals';
import { restConnector } from '../../../../../subgraphs/connectors/rest/rest.connector.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, idsOf, pull } from '../../../../support/rest-pull.ts';

let site: ScriptedSite;
afterEach(() => site?.stop());

const aduan = (id: string, isi = `Isi ${id}`) =>
  `<aduan kanal="web"><id>${id}</id><isi>${isi}</isi><keadaan>baru</keadaan>
   <dibuat>2026-03-01T01:00:00Z</dibuat><diubah>2026-03-01T01:00:00Z</diubah></aduan>`;
const list = (...items: string[]) => `<?xml version="1.0"?><daftar>${items.join('')}</daftar>`;
const xmlConfig = (url: string, parts: object = {}, listParts: object = {}) =>
  apiConfig(url, { items: 'daftar.aduan', ...listParts }, { format: 'xml', ...parts });
const served = async (body: string | Buffer, headers = {}, parts: object = {}) => {
  site = await scriptedSite(() => ({ body, headers }));
  return pull(xmlConfig(site.url, parts));
};

test.each([
  ['two', list(aduan('007'), aduan('2')), ['007', '2']],
  ['one', list(aduan('007')), ['007']],
  ['none', list(), []],
  ['none, with a note', '<daftar versi="2"/>', []],
])('a plain list with %s', async (_, text, ids) => {
  const pulled = await served(text);
  expect(pulled).toMatchObject({ failure: null, dead: [] });
  expect(idsOf(pulled)).toEqual(ids);
});

test('attributes, names with prefixes and texts beside attributes have places', async () => {
  const config = {
    map: {
      ...apiConfig('', {}).map,
      body: 'isi._text & " / " & attr_kanal & " / " & x_lokasi & " / " & isi.attr_xml_lang',
    },
  };
  const item = aduan('1').replace('<isi>', '<x:lokasi>Padang</x:lokasi><isi xml:lang="id">');
  const pulled = await served(`<daftar xmlns:x="urn:x">${item}</daftar>`, {}, config);
  expect(pulled.complaints[0]?.body).toBe('Isi 1 / web / Padang / id');
});

test('pages and changes are asked for as with JSON', async () => {
  site = await scriptedSite((path) => ({ body: /hal=1&/.test(path) ? list(aduan('1')) : list() }));
  const paging = { kind: 'page', param: 'hal', sizeParam: 'n', size: 5 };
  const pulled = await pull(xmlConfig(site.url, {}, { paging, since: { param: 'sejak' } }));
  expect(pulled.failure).toBeNull();
  expect(idsOf(pulled)).toEqual(['1']);
  expect(site.lastHeaders().accept).toContain('application/xml');
});

const BOM = Buffer.from('\ufeff');
const UTF16 = Buffer.from(
  `\ufeff<?xml version="1.0" encoding="UTF-16"?>${list(aduan('1', 'Café')).slice(21)}`,
  'utf16le',
);
const declared = (charset: string, coding: BufferEncoding) =>
  Buffer.from(`<?xml version="1.0" encoding="${charset}"?><daftar>${aduan('1', 'Café')}</daftar>`, coding);

test.each<[string, Buffer, string]>([
  ['ISO-8859-1 declared', declared('ISO-8859-1', 'latin1'), 'text/xml'],
  ['windows-1252 declared', declared('windows-1252', 'latin1'), 'application/xml'],
  ['the header contradicts the document, and is wrong', declared('ISO-8859-1', 'latin1'), 'text/xml; charset=utf-8'],
  ['the header contradicts the document, and is right', declared('ISO-8859-1', 'utf8'), 'text/xml; charset=utf-8'],
  ['UTF-16 declared in single bytes', declared('utf-16', 'utf8'), 'text/xml'],
  ['a charset that does not exist', declared('klingon-7', 'utf8'), 'text/xml'],
  ['a byte order mark', Buffer.concat([BOM, declared('UTF-8', 'utf8')]), 'text/xml'],
  ['UTF-16 with its mark', UTF16, 'text/xml'],
  [
    'a text that speaks of another charset',
    Buffer.from(`<?xml version="1.0"?><daftar><x>charset=iso-8859-1</x>${aduan('1', 'Café')}</daftar>`),
    'text/xml',
  ],
])('charset: %s', async (_, bytes, contentType) => {
  const pulled = await served(bytes, { 'content-type': contentType });
  expect(pulled.failure).toBeNull();
  expect(pulled.complaints[0]?.body).toBe('Café');
});

const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'.replace(/./g, (name, at: number) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)}]>`;
const FAULTS: [what: string, answer: Answer, errorClass: string, words: RegExp][] = [
  [
    'a billion laughs',
    LAUGHS + list(aduan('1', '&j;')).slice(21),
    'drift',
    /no XML, because it declares a document type/,
  ],
  [
    'an entity outside',
    `<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>${list(aduan('1', '&e;')).slice(21)}`,
    'drift',
    /declares a document type/,
  ],
  ['deep nesting', '<a>'.repeat(5000) + '</a>'.repeat(5000), 'drift', /no XML/],
  ['endless opening', '<a>'.repeat(200_000), 'drift', /no XML/],
  ['a cut document', list(aduan('1')).slice(0, -9), 'drift', /is no well-formed XML/],
  ['a name that JavaScript reserves', '<daftar><__proto__><x>1</x></__proto__></daftar>', 'drift', /no XML/],
  ['JSON', '{"daftar": []}', 'drift', /no XML/],
  ['nothing', '', 'drift', /no XML/],
  ['another document', '<galat><kode>7</kode></galat>', 'drift', /"daftar\.aduan" of list\.items is no list/],
  ['a page', '<html><body><h1>Perbaikan</h1></body></html>', 'drift', /is no list/],
  ['a login page', '<form><input type="password"></form>', 'auth', /asks for a password/],
  ['over 20 MB', { body: `<a>${' '.repeat(21 * 1024 * 1024)}</a>` }, 'drift', /larger than 20 MB/],
];

test.each(FAULTS)('%s', async (_, answer, errorClass, words) => {
  site = await scriptedSite(() => answer);
  const { failure, cursors } = await pull(xmlConfig(site.url));
  expect(failure).toMatchObject({ errorClass, message: expect.stringMatching(words) });
  expect(cursors).toEqual([]);
});

test('an entity nobody declared stays the letters it is written with', async () => {
  const pulled = await served(list(aduan('1', 'A &amp; B &lt;b&gt; &#233; &rahasia;')));
  expect(pulled.complaints[0]?.body).toBe('A & B <b> é &rahasia;');
});

test('a page of many escaped characters is read', async () => {
  const pulled = await served(list(aduan('1', '&lt;p&gt;'.repeat(5_000))));
  expect(pulled).toMatchObject({ failure: null, dead: [] });
  expect(pulled.complaints[0]?.body).toHaveLength(15_000);
});

test('a format that is none is refused', () => {
  expect(restConnector.config.safeParse(apiConfig('http://a.invalid', {}, { format: 'csv' })).success).toBe(false);
});
