import type { RestSource } from '../../../subgraphs/connectors/rest/site/config.ts';

/** Posts of a category by the RSS 2.0 feed every WordPress has. */
export default {
  channel: 'rss-contoh',
  name: 'Kabupaten Contoh (RSS)',
  family: 'REST',
  agency: null,
  secondsBetweenPulls: 300,
  config: {
    base: '${SOURCE_WORDPRESS}',
    format: 'xml',
    auth: { kind: 'none' },
    list: {
      path: 'index.php',
      query: { feed: 'rss2', cat: '${SOURCE_CATEGORY}' },
      items: 'rss.channel.item',
      paging: { kind: 'page', param: 'paged' },
    },
    key: '$match(guid._text, /[0-9]+$/).match',
    timezone: 'Asia/Jakarta',
    map: {
      title: 'title',
      body: '$plain(content_encoded)',
      status: '$status("Baru")',
      statusRaw: '"Baru"',
      privacy: { anonymous: 'true', secret: 'true' },
      occurredAt: '$time(pubDate)',
      url: 'link',
    },
    statusMap: { in: { Baru: 'RECEIVED' } },
    deletes: 'full-scan',
    requestsPerSecond: 50,
  },
} satisfies RestSource;
