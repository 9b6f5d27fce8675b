import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { htmlConnector } from '../../subgraphs/connectors/html/html.connector.ts';
import type { Complaint, Connector, Json, Source } from '../../subgraphs/connectors/kit/index.ts';
import { restConnector } from '../../subgraphs/connectors/rest/rest.connector.ts';
import { withVariables } from '../../subgraphs/connectors/runner/source-variables.ts';
import { pullPages } from '../support/connector-context.ts';
import { describeWith } from './servers/program.ts';
import { startWordpress, WORDPRESS_PROGRAMS, type WordpressSite } from './servers/wordpress.ts';
import htmlSource from './wordpress/wordpress-html.source.ts';
import restSource from './wordpress/wordpress-rest.source.ts';

const HOUR_MS = 3_600_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

let site: WordpressSite;
let category: number;
/** Ids of the posts, oldest first. */
let posts: number[];

/** A fresh clock: posts bear the real time of their change. */
const pull = (connector: unknown, source: Source<never>, cursor: unknown = null, hoursLater = 0) => {
  const variables = { SOURCE_WORDPRESS: site.url, SOURCE_CATEGORY: String(category) };
  const config = withVariables(source.config as Json, variables) as object;
  const now = () => new Date(Date.now() + hoursLater * HOUR_MS);
  return pullPages(connector as Connector<object, unknown>, config, cursor, { now });
};
const idsOf = (complaints: Complaint[]) => complaints.map(({ externalId }) => Number(externalId)).sort((a, b) => a - b);

const WAYS: [way: string, connector: unknown, source: Source<never>][] = [
  ['API', restConnector, restSource as never],
  ['pages', htmlConnector, htmlSource as never],
];

describeWith(WORDPRESS_PROGRAMS, 'complaints in a WordPress', () => {
  beforeAll(async () => {
    site = await startWordpress();
    ({ category, posts } = site.php(`
      $category = wp_insert_term('Aduan', 'category')['term_id'];
      $aduan = fn($day) => wp_insert_post(['post_title' => "Jalan rusak & gelap $day", 'post_status' => 'publish',
        'post_content' => "<p>Warga Contoh $day:</p><p>lampu mati.</p>", 'post_category' => [$category],
        'tags_input' => ['Baru'], 'post_date' => "2026-03-0$day 08:00:00"]);
      wp_insert_post(['post_title' => 'Berita', 'post_content' => 'Bukan aduan', 'post_status' => 'publish']);
      echo json_encode(['category' => $category, 'posts' => array_map($aduan, [${DAYS}])]);`));
  });
  afterAll(() => site?.stop());

  const cursors = new Map<string, unknown>();

  test.each(WAYS)('all of them are read by its %s, over three pages', async (way, connector, source) => {
    const { failure, dead, complaints, cursors: kept, complete } = await pull(connector, source);
    expect({ failure, dead, complete }).toEqual({ failure: null, dead: [], complete: true });
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(idsOf(complaints)).toEqual(posts);
    const first = complaints.find(({ externalId }) => externalId === String(posts[0]));
    expect(first).toMatchObject({
      title: 'Jalan rusak & gelap 1',
      body: 'Warga Contoh 1:\nlampu mati.',
      status: 'RECEIVED',
      statusRaw: 'Baru',
      occurredAt: '2026-03-01T01:00:00.000Z',
      privacy: { anonymous: true, secret: true },
    });
    cursors.set(way, kept.at(-1));
  });

  test('both ways say the same of every complaint', async () => {
    const [api = [], pages = []] = await Promise.all(
      WAYS.map(async ([, connector, source]) => (await pull(connector, source)).complaints),
    );
    const said = (complaints: Complaint[]) =>
      complaints
        .map(({ externalId, title, body, status, occurredAt, url }) => ({
          externalId,
          title,
          body,
          status,
          occurredAt,
          url,
        }))
        .sort((one, other) => Number(one.externalId) - Number(other.externalId));
    expect(said(api)).toEqual(said(pages));
  });

  test('what was edited is found under the id it had: by the API at the next pull, by pages at the next whole reading', async () => {
    const [, , edited, deleted] = posts;
    site.php(`wp_update_post(['ID' => ${edited}, 'post_content' => '<p>Sudah diaspal.</p>', 'tags_input' => ['Selesai']]);
      wp_delete_post(${deleted}, true); echo 'true';`);
    const api = await pull(restConnector, restSource as never, cursors.get('API'));
    expect(api).toMatchObject({ failure: null, complete: false });
    // The newest of before is asked for again: the overlap behind the mark.
    expect(idsOf(api.complaints)).toEqual([edited, posts.at(-1)]);
    expect(api.complaints.find(({ externalId }) => externalId === String(edited))).toMatchObject({
      body: 'Sudah diaspal.',
      status: 'CLOSED',
    });
    const pages = await pull(htmlConnector, htmlSource as never, cursors.get('pages'), 25);
    const found = pages.complaints.find(({ externalId }) => externalId === String(edited));
    expect(found).toMatchObject({ body: 'Sudah diaspal.', status: 'CLOSED' });
    cursors.set('API', api.cursors.at(-1));
  });

  test.each(WAYS)('what was deleted is missing from a whole reading of its %s', async (way, connector, source) => {
    const { complete, complaints, failure } = await pull(connector, source, cursors.get(way), 25);
    expect({ complete, failure }).toEqual({ complete: true, failure: null });
    expect(idsOf(complaints)).toEqual(posts.filter((id) => id !== posts[3]));
  });

  test('a pull that is cut off after any page ends as a whole one', async () => {
    const whole = await pull(restConnector, restSource as never);
    for (const [index, cursor] of whole.cursors.slice(0, -1).entries()) {
      const rest = await pull(restConnector, restSource as never, cursor);
      expect(idsOf(rest.complaints)).toEqual(idsOf(whole.complaints.slice((index + 1) * 3)));
    }
  });

  test('an author writes forty lines at most', () => {
    for (const name of ['wordpress-rest', 'wordpress-html']) {
      const text = readFileSync(join(import.meta.dirname, 'wordpress', `${name}.source.ts`), 'utf8');
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    }
  });
});
