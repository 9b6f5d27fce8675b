import { afterEach, expect, test } from '@jest/globals';
import { restConnector } from '../../../../../subgraphs/connectors/rest/rest.connector.ts';
import { type Answer, type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, idsOf, pull } from '../../../../support/rest-pull.ts';

let site: ScriptedSite;
const sent: string[] = [];
afterEach(async () => {
  sent.length = 0;
  await site?.stop();
});

const NS = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};
const envelope = (body: string, version: keyof typeof NS = '1.1') =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="${NS[version]}" xmlns:n="urn:x"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
const item = (id: string) =>
  `<item xsi:type="n:Aduan"><id xsi:type="x:string">${id}</id><isi>Isi ${id}</isi><keadaan>baru</keadaan><dibuat>2026-03-01T01:00:00Z</dibuat>
   <diubah>2026-03-01T01:00:00Z</diubah></item>`;
const answered = (...ids: string[]) =>
  envelope(`<n:daftarResponse><hasil>${ids.map(item).join('')}</hasil></n:daftarResponse>`);
const soapConfig = (url: string, soap: object = {}, list: object = {}) =>
  apiConfig(
    url,
    {
      items: 'daftarResponse.hasil.item',
      paging: { kind: 'page', param: 'hal' },
      soap: { action: 'urn:x#daftar', body: '<n:daftar xmlns:n="urn:x"><hal>{hal}</hal></n:daftar>', ...soap },
      ...list,
    },
    { format: 'xml' },
  );

const start = async (answer: (page: string, body: string) => Answer) => {
  site = await scriptedSite((_, request) => (__, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      sent.push(body);
      const given = answer(/<hal>(.*?)<\/hal>/.exec(body)?.[1] ?? '', body);
      if (typeof given === 'function') given(request, response);
      else {
        const { status = 200, body: text = '' } = typeof given === 'string' ? { body: given } : given;
        response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' });
        response.end(text);
      }
    });
  });
};

test.each([
  ['1.1', { 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:x#daftar"' }],
  ['1.2', { 'content-type': 'application/soap+xml; charset=utf-8; action="urn:x#daftar"' }],
] as const)('SOAP %s: pages are asked for in its envelope', async (version, headers) => {
  await start((page) => (page === '1' ? answered('007', '8') : page === '2' ? answered('9') : answered()));
  const pulled = await pull(soapConfig(site.url, { version }));
  expect(pulled).toMatchObject({ failure: null, dead: [] });
  expect(idsOf(pulled)).toEqual(['007', '8', '9']);
  expect(site.lastHeaders()).toMatchObject(headers);
  expect(sent[0]).toContain(`<soap:Envelope xmlns:soap="${NS[version]}"><soap:Body><n:daftar`);
});

test('a cursor of the source cannot become elements of the request', async () => {
  const evil = '</hal><hapus>semua</hapus>';
  await start((page) =>
    page === ''
      ? envelope(`<r><item>${item('1')}</item><lanjut><![CDATA[${evil}]]></lanjut></r>`)
      : envelope(`<r>${item('2')}</r>`),
  );
  const paging = { kind: 'cursor', param: 'hal', next: 'r.lanjut' };
  await pull(soapConfig(site.url, {}, { items: 'r.item', paging }));
  expect(sent[1]).toContain('<hal>&lt;/hal&gt;&lt;hapus&gt;semua&lt;/hapus&gt;</hal>');
});

const fault = (code: string, text = 'rahasia-123') =>
  envelope(`<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></s:Fault>`);
const fault12 = (code: string, sub: string) =>
  envelope(
    `<s:Fault><s:Code><s:Value>${code}</s:Value><s:Subcode><s:Value>${sub}</s:Value></s:Subcode></s:Code></s:Fault>`,
    '1.2',
  );

const FAULTS: [what: string, answer: Answer, errorClass: string, words: RegExp][] = [
  ['Client with 500', { status: 500, body: fault('s:Client') }, 'config', /SOAP fault \(Client\)\. Compare list\.soap/],
  ['Server with 500', { status: 500, body: fault('s:Server') }, 'unavailable', /SOAP fault \(Server\)/],
  ['Server with 200', fault('s:Server'), 'unavailable', /SOAP fault/],
  ['a code of its own', fault('ORA-600'), 'unavailable', /ORA-600/],
  ['a refused login', fault('s:Client.Authentication'), 'auth', /Client\.Authentication/],
  ['a security token that is refused', fault12('s:Sender', 'wsse:FailedAuthentication'), 'auth', /Sender \/ Failed/],
  ['Sender with 400', { status: 400, body: fault12('s:Sender', 'n:X') }, 'config', /Sender \/ X/],
  ['Receiver', { status: 500, body: fault12('s:Receiver', 'n:X') }, 'unavailable', /Receiver/],
  ['too many calls', fault('s:Server.Throttled'), 'rate-limited', /Throttled/],
  ['another version', { status: 500, body: fault('s:VersionMismatch') }, 'config', /VersionMismatch/],
  [
    'a fault without a code',
    envelope('<s:Fault/>'),
    'drift',
    /"daftarResponse\.hasil\.item" of list\.items is no list/,
  ],
  ['500 with a page', { status: 500, body: '<h1>Galat</h1>' }, 'unavailable', /answers 500/],
  ['400 with a page', { status: 400, body: '<h1>Galat</h1>' }, 'drift', /answers 400/],
  ['401', { status: 401, body: fault('s:Client') }, 'auth', /answers 401/],
  ['503 with an envelope', { status: 503, body: fault('s:Server') }, 'unavailable', /answers 503/],
  ['no envelope', '<daftarResponse/>', 'drift', /no SOAP, because it holds no SOAP body/],
  ['an envelope without a body', `<s:Envelope xmlns:s="${NS['1.1']}"/>`, 'drift', /holds no SOAP body/],
  ['an envelope that is cut', answered('1').slice(0, -30), 'drift', /no SOAP, because it is no well-formed XML/],
  ['an envelope with a document type', `<!DOCTYPE x>${answered('1').slice(21)}`, 'drift', /declares a document type/],
];

test.each(FAULTS)('%s', async (_, answer, errorClass, words) => {
  await start(() => answer);
  const { failure, cursors } = await pull(soapConfig(site.url));
  expect(failure).toMatchObject({ errorClass, message: expect.stringMatching(words) });
  expect(failure?.message).not.toContain('rahasia-123');
  expect(cursors).toEqual([]);
});

test.each([
  ['JSON', { format: 'json' }, {}, /needs `format: xml`/],
  ['a page number without a place', {}, { soap: { body: '<x/>' } }, /has no place \{hal\}/],
  ['pages by address', {}, { paging: { kind: 'nextUrl', path: 'a' } }, /no pages by address/],
  ['a query', {}, { query: { a: 1 } }, /has its own body/],
  ['own answers', { detail: { path: 'a/{id}' } }, {}, /is not read by SOAP/],
])('settings that do not go with SOAP: %s', (_, parts, list, words) => {
  const config = { ...soapConfig('http://a.invalid', {}, list), ...parts };
  expect(restConnector.config.safeParse(config).error?.message).toMatch(words);
});
