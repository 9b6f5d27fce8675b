import { z } from 'zod';
import type { Json } from '../kit/json.ts';

const json = z.json() as z.ZodType<Json>;
const item = z.record(z.string(), json);
const headers = z.record(z.string(), z.string()).default({});

/** One request and what the source answered. `base64` instead of `body` where the bytes are no UTF-8. */
const exchange = z.strictObject({
  method: z.string().default('GET'),
  url: z.url(),
  /** Body of the request; absent: any. */
  asked: z.string().optional(),
  status: z.int().default(200),
  headers,
  body: z.union([z.string(), json]).optional(),
  base64: z.base64().optional(),
});

/**
 * A JSON list of the source as a rule instead of as replies: the kit then changes its items while they are read (late
 * writers, items that vanish, pages that shift), which no recording of fixed replies can show.
 */
const listing = z.strictObject({
  url: z.url().describe('Address of the list, without its query.'),
  items: z.array(item).min(4).describe('Every item, invented or scrubbed.'),
  list: z.string().default('').describe('Key of the reply that holds the items; "": the reply is the list.'),
  id: z.string().describe('Key of an item’s id.'),
  updated: z.string().optional().describe('Key of the time of its last change.'),
  order: z.string().describe('Key the list is sorted by; "-key": the greatest first.'),
  size: z.int().positive().default(2).describe('Items on a page; small, so that there are several.'),
  paging: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('page'), parameter: z.string(), first: z.int().default(1) }),
    z.strictObject({ by: z.literal('offset'), parameter: z.string() }),
    z
      .strictObject({ by: z.literal('key'), parameter: z.string(), key: z.string(), next: z.string().optional() })
      .describe('Items after this key in the order of the list; `next`: key of the reply that names the last one.'),
  ]),
  since: z
    .strictObject({ parameter: z.string(), key: z.string() })
    .optional()
    .describe('Only items whose `key` is not before the parameter.'),
});
export type Listing = z.infer<typeof listing>;

/** What a source answered once, so that its connector can be tried without it. The suffix of its file: `.recording.json`. */
export const recordingShape = z
  .strictObject({
    /** When it was recorded: the kit's clock stands there, so that relative dates keep their meaning. */
    at: z.iso.datetime(),
    /** Values for `${SOURCE_...}` of the settings. Invented: real ones never stand in a recording. */
    variables: z.record(z.string(), z.string()).default({}),
    /** Raw pages with their cursors, as pulled once: for sources that do not speak HTTP. */
    pages: z
      .array(
        z.strictObject({
          records: z.array(item),
          cursor: json,
          deleted: z.array(z.string()).optional(),
          complete: z.boolean().optional(),
        }),
      )
      .min(1)
      .optional(),
    http: z
      .strictObject({
        exchanges: z.array(exchange).default([]),
        /** Query parameters whose value does not matter when a request is looked up, e.g. times of the run. */
        ignoreQuery: z.array(z.string()).default([]),
        listing: listing.optional(),
      })
      .optional(),
    /** Files of the source by name; the kit puts them into a folder of its own, which `${SOURCE_FOLDER}` names. */
    files: z
      .record(
        z.string().regex(/^[\w.-]+$/),
        z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: z.base64() })]),
      )
      .optional(),
    /** A genuine call of the source, with its signature, as it came. */
    webhook: z
      .strictObject({
        method: z.string().default('POST'),
        query: z.record(z.string(), z.string()).default({}),
        headers,
        body: z.string(),
      })
      .optional(),
    /** How the source refuses what it already has. */
    push: z.strictObject({ duplicate: z.strictObject({ status: z.int(), headers, body: json }) }).optional(),
    /** Rows of the card that this source cannot show, by number, with the reason. They stand on the card. */
    notApplicable: z.record(z.string().regex(/^\d+$/), z.string().min(15)).default({}),
  })
  .refine(({ pages, http, files }) => pages ?? http ?? files, {
    error: 'holds neither `http` nor `files` nor `pages`.',
  });
export type Recording = z.infer<typeof recordingShape>;
/** A recording as it is written, with usual values left out. */
export type RecordingInput = z.input<typeof recordingShape>;
export type Exchange = z.infer<typeof exchange>;
