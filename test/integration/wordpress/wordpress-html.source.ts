import type { HtmlSource } from '../../../subgraphs/connectors/html/site/site.ts';

/** Posts of a category, as the theme Twenty Twenty-Two shows them. */
export default {
  channel: 'wordpress-html',
  name: 'Kabupaten Contoh (WordPress, pages)',
  family: 'HTML',
  agency: null,
  secondsBetweenPulls: 600,
  config: {
    listUrl: '${SOURCE_WORDPRESS}/?cat=${SOURCE_CATEGORY}&paged={page}',
    timezone: 'Asia/Jakarta',
    system: 'wordpress-contoh',
    list: { item: 'li.wp-block-post', frame: 'main.wp-block-query', next: 'a.wp-block-query-pagination-next' },
    fields: {
      id: { selector: ':scope', attribute: 'class', pattern: '\\bpost-(\\d+)\\b' },
      title: { selector: '.wp-block-post-title' },
      receivedAt: { selector: '.wp-block-post-date time', attribute: 'datetime' },
    },
    detail: {
      link: { selector: '.wp-block-post-title a' },
      fields: {
        body: { selector: '.wp-block-post-content' },
        status: { selector: '.taxonomy-post_tag a' },
      },
    },
    statusMap: { Baru: 'RECEIVED', Dikerjakan: 'IN_PROGRESS', Selesai: 'CLOSED' },
    privacy: 'UNKNOWN',
    deletes: 'full-scan',
    requestsPerSecond: 50,
  },
} satisfies HtmlSource;
