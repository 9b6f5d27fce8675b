import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector, Json } from '../../subgraphs/connectors/kit/index.ts';
import { restConnector } from '../../subgraphs/connectors/rest/rest.connector.ts';
import type { RestSource } from '../../subgraphs/connectors/rest/site/config.ts';
import { withVariables } from '../../subgraphs/connectors/runner/source-variables.ts';
import { pullPages } from '../support/connector-context.ts';
import { type PhpServer, startPhp } from './servers/php-server.ts';
import { describeWith, programPath } from './servers/program.ts';
import { startWordpress, WORDPRESS_PROGRAMS, type WordpressSite } from './servers/wordpress.ts';
import rss from './xml/rss.source.ts';
import soap from './xml/soap.source.ts';

const pull = (source: RestSource, variables: Record<string, string>, list: object = {}) => {
  const config = { ...source.config, list: { ...source.config.list, ...list } };
  const filled = withVariables(config as Json, variables) as object;
  return pullPages(restConnector as unknown as Connector<object, unknown>, filled, null, { now: () => new Date() });
};

describeWith(WORDPRESS_PROGRAMS, "a WordPress's feed", () => {
  let site: WordpressSite;
  let category: number;
  let posts: number[];
  beforeAll(async () => {
    site = await startWordpress();
    ({ category, posts } = site.php(`update_option('posts_per_rss', 3);
      $category = wp_insert_term('Aduan', 'category')['term_id'];
      $aduan = fn($day) => wp_insert_post(['post_title' => "Jalan rusak & gelap $day", 'post_status' => 'publish',
        'post_content' => "<p>Warga Contoh $day:</p><p>lampu mati.</p>", 'post_category' => [$category],
        'post_date' => "2026-03-0$day 08:00:00"]);
      wp_insert_post(['post_title' => 'Berita', 'post_content' => 'Bukan aduan', 'post_status' => 'publish']);
      echo json_encode(['category' => $category, 'posts' => array_map($aduan, range(1, 7))]);`));
  });
  afterAll(() => site?.stop());

  test('every post is read, over three pages', async () => {
    const pulled = await pull(rss, { SOURCE_WORDPRESS: site.url, SOURCE_CATEGORY: String(category) });
    expect(pulled).toMatchObject({ failure: null, dead: [], complete: true });
    expect(pulled.cursors.length).toBeGreaterThanOrEqual(3);
    expect(pulled.complaints.map(({ externalId }) => Number(externalId))).toEqual(posts.toReversed());
    expect(pulled.complaints.at(-1)).toMatchObject({
      title: 'Jalan rusak & gelap 1',
      body: 'Warga Contoh 1:\nlampu mati.',
      occurredAt: '2026-03-01T01:00:00.000Z',
      url: `${site.url}/?p=${posts[0]}`,
    });
  });
});

const hasSoap = () =>
  execFileSync(programPath('php') ?? '', ['-m'], { encoding: 'utf8' })
    .split('\n')
    .includes('soap');

describeWith({ php: 'php-cli php-soap' }, "PHP's SoapServer", () => {
  let server: PhpServer;
  const variables = () => ({ SOURCE_SOAP: server.url, SOURCE_KEY: 'kunci-contoh' });
  beforeAll(async () => {
    if (!hasSoap()) throw new Error("needs Debian's php-soap");
    server = await startPhp(join(import.meta.dirname, 'xml'));
  });
  afterAll(() => server?.stop());

  describe.each(['1.1', '1.2'] as const)('SOAP %s', (version) => {
    const settings = { ...soap.config.list.soap, version };
    const path = `complaints.php?versi=${version.replace('.', '')}`;

    test('every complaint is read, the last page holding one', async () => {
      const pulled = await pull(soap, variables(), { soap: settings, path });
      expect(pulled).toMatchObject({ failure: null, dead: [], complete: true });
      expect(pulled.complaints.map(({ externalId }) => externalId)).toEqual([
        '001',
        '002',
        '003',
        '004',
        '005',
        '006',
        '007',
      ]);
      expect(pulled.complaints[1]).toMatchObject({
        body: 'Lampu <jalan> & trotoar rusak di Jalan Contoh 2, é',
        status: 'CLOSED',
        occurredAt: '2026-03-02T01:00:00.000Z',
      });
    });

    test('a wrong key, a wrong call and a broken server are told apart', async () => {
      const wrongKey = await pull(soap, { ...variables(), SOURCE_KEY: 'salah' }, { soap: settings, path });
      expect(wrongKey.failure?.errorClass).toBe('auth');
      expect(wrongKey.failure?.message).not.toContain('salah');
      const at = (start: number) =>
        pull(soap, variables(), { soap: settings, path, paging: { ...soap.config.list.paging, start } });
      expect((await at(0)).failure?.errorClass).toBe('config');
      expect((await at(99)).failure?.errorClass).toBe('unavailable');
    });
  });
});
