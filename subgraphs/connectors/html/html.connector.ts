import { defineConnector, mapParts } from '../kit/index.ts';
import { complaintOf } from './complaint/complaint.parser.ts';
import { text } from './complaint/reading.ts';
import { type HtmlCursor, htmlCursor } from './scan/cursor.ts';
import { checkSite, scanPages } from './scan/scan.ts';
import { type HtmlConfig, htmlConfig } from './site/site.ts';
import { Visitor } from './site/visitor.ts';

/**
 * Reads a website that lists complaints page by page, and each complaint's own page. It knows no agency: where things
 * stand and what words mean is said by the source file. `arrival` ordering, for what such pages call "updated" is not
 * to be trusted.
 */
export const htmlConnector = defineConnector<HtmlConfig, HtmlCursor>({
  family: 'HTML',
  version: '1.0.0',
  sdk: '^1',
  config: htmlConfig,
  cursor: htmlCursor,
  ordering: 'arrival',
  statusMap: ({ statusMap }) => statusMap.in,
  timezone: ({ timezone }) => timezone,
  policy: ({ requestsPerSecond, deletes }) => ({ requestsPerSecond, deletes: deletes ?? 'ignore' }),
  async normalize(raw, info) {
    const { map } = info.config;
    const complaint = complaintOf(raw, info);
    return map ? { ...complaint, ...(await mapParts(map, raw, info)) } : complaint;
  },
  identify: ({ id }) => text(id),

  async check(ctx) {
    await checkSite(ctx, await Visitor.open(ctx));
  },

  async *pull(ctx, cursor) {
    yield* scanPages(ctx, await Visitor.open(ctx), cursor);
  },
});
