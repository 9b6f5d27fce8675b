import { afterEach, expect, test } from '@jest/globals';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, idsOf, pull } from '../../../../support/rest-pull.ts';

let site: ScriptedSite;
afterEach(() => site?.stop());

const entry = (id: string) => `<entry><id>urn:aduan:${id}</id><title type="html">Jalan &amp;amp; trotoar ${id}</title>
  <updated>2026-03-01T08:00:00+07:00</updated><link rel="self" href="/umpan/${id}"/><link rel="alternate" href="/${id}"/></entry>`;
const feed = (next: string, ...ids: string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/umpan"/>${next}${ids.map(entry).join('')}</feed>`;

test('an Atom feed is read over its rel="next" links, a page with a single entry too', async () => {
  const next = '<link rel="next" href="/umpan?dari=2"/>';
  site = await scriptedSite((path) => (path === '/umpan' ? feed(next, '1', '2') : feed('', '3')));
  const paging = { kind: 'nextUrl', path: 'feed.link[attr_rel="next"].attr_href' };
  const config = apiConfig(
    site.url,
    { path: 'umpan', items: 'feed.entry', paging },
    { format: 'xml', updated: 'updated' },
  );
  const map = {
    ...config.map,
    body: '$plain(title._text)',
    status: '$status("baru")',
    statusRaw: '"baru"',
    occurredAt: '$time(updated)',
    updatedAt: '$time(updated)',
    url: 'link[attr_rel="alternate"].attr_href',
  };
  const pulled = await pull({ ...config, map });
  expect(pulled).toMatchObject({ failure: null, dead: [] });
  expect(idsOf(pulled)).toEqual(['urn:aduan:1', 'urn:aduan:2', 'urn:aduan:3']);
  expect(pulled.complaints[0]).toMatchObject({ body: 'Jalan & trotoar 1', occurredAt: '2026-03-01T01:00:00.000Z' });
  expect(site.asked).toEqual(['/umpan', '/umpan?dari=2']);
});
