import type { RestSource } from '../../../subgraphs/connectors/rest/site/config.ts';

/** Posts of a category, by the API every WordPress has. */
export default {
  channel: 'wordpress-rest',
  name: 'Kabupaten Contoh (WordPress, API)',
  family: 'REST',
  agency: null,
  secondsBetweenPulls: 300,
  config: {
    base: '${SOURCE_WORDPRESS}',
    auth: { kind: 'none' },
    list: {
      path: 'index.php',
      query: { rest_route: '/wp/v2/posts', categories: '${SOURCE_CATEGORY}', _embed: 'wp:term', orderby: 'modified' },
      items: '$',
      paging: { kind: 'page', param: 'page', sizeParam: 'per_page', size: 3 },
      since: { param: 'modified_after' },
    },
    key: 'id',
    updated: 'modified_gmt',
    timezone: 'UTC',
    map: {
      title: '$plain(title.rendered)',
      body: '$plain(content.rendered)',
      status: '$status(_embedded.`wp:term`[1][0].name)',
      statusRaw: '_embedded.`wp:term`[1][0].name',
      privacy: { anonymous: 'true', secret: 'true' },
      occurredAt: '$time(date_gmt)',
      updatedAt: '$time(modified_gmt)',
      url: 'link',
    },
    statusMap: { in: { Baru: 'RECEIVED', Dikerjakan: 'IN_PROGRESS', Selesai: 'CLOSED' } },
    deletes: 'full-scan',
  },
} satisfies RestSource;
