import type { HtmlSource } from '../html/site/site.ts';

/**
 * The public list of SP4N-LAPOR!, as its pages looked in 2019 (docs/SOURCES.md: statuses). No hub has it by itself:
 * whoever runs the site registers it, and then looks at the selectors first.
 */
export default {
  channel: 'lapor-public-list',
  name: 'SP4N-LAPOR! public list',
  family: 'HTML',
  agency: null,
  secondsBetweenPulls: 3_600,
  config: {
    listUrl: 'https://www.lapor.go.id/laporan?page={page}',
    timezone: 'Asia/Jakarta',
    system: 'sp4n-lapor',
    list: { item: '.post-complaint' },
    fields: {
      id: { selector: ':scope', attribute: 'data-complaint-id' },
      title: { selector: '.complaint-title a' },
      body: { selector: '.complaint-excerpt .readmore' },
      status: { selector: '.text-status' },
      receivedAt: { selector: '.meta-date' },
      // The address ends in a short name, not in the number that identifies an agency elsewhere: only its name is taken.
      agency: { selector: '.complaint-track-body a', optional: true },
      // The slot sometimes holds the day of the event ("SELASA, 2023/03/21").
      category: { selector: '.complaint-info a', pattern: '^(?!.*\\d{4}/\\d\\d/\\d\\d).+', optional: true },
      sourceChannel: { selector: '.text-channel', optional: true },
    },
    // What else such pages say is UNKNOWN until somebody explains it.
    statusMap: { in: 'sp4n-public' },
    // A name, or "Anonim" instead of it. Secret complaints are not on the public list.
    privacy: { selector: '.text-user', words: { Anonim: ['anonymous'] }, otherwise: [] },
    requestsPerSecond: 0.5,
  },
} satisfies HtmlSource;
