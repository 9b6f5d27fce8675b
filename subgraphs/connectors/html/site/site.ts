import { z } from 'zod';
import { CLASSIFICATIONS, CLOSERS, mappingShape, type Source, statusMapShape } from '../../kit/index.ts';
import { FIELDS, type FieldPlaces, missing } from './field-name.ts';
import { isListUrl, isPattern, isSelector, isTimezone } from './valid.ts';

const selector = z.string().refine(isSelector, { error: 'is no CSS selector' });

/** Where something stands on a page. Of several places the first one that says something counts. */
const spot = z.strictObject({
  selector: selector.describe(
    'CSS, inside the item or the detail page; ":scope" is that element itself, so ":scope > b" is its child and ":scope + tr pre" stands in the row after it.',
  ),
  attribute: z.string().min(1).optional().describe('Attribute to read; absent: the text.'),
  pattern: z
    .string()
    .refine(isPattern, { error: 'is no regular expression' })
    .optional()
    .describe('Regular expression: its first group is taken, or all it matches; what it does not match says nothing.'),
  optional: z
    .boolean()
    .default(false)
    .describe('May be absent from every item of a page without the page having changed.'),
});
export type Spot = z.infer<typeof spot>;

const fields = z.partialRecord(z.enum(FIELDS), spot);

/**
 * Texts that tell whom to hide, e.g. badges, each with the flags it sets. All texts found count together; a text that
 * is not listed, or none at all, is refused (privacy is not guessed) unless `otherwise` says what it means.
 */
const privacy = z.strictObject({
  selector: selector.describe('Where the texts stand that tell whom to hide, e.g. badges.'),
  attribute: z.string().min(1).optional().describe('Attribute to read; absent: the text.'),
  words: z
    .record(z.string(), z.array(z.enum(['anonymous', 'secret'])))
    .describe('Flags that each text sets, e.g. { Anonim: [anonymous], Publik: [] }.'),
  otherwise: z
    .array(z.enum(['anonymous', 'secret']))
    .optional()
    .describe('Flags of a text that is not listed, or of none at all; absent: such an item is refused.'),
});

/** Settings of a channel that is read from a website: where things stand on its pages, and what its words mean. */
export const htmlConfig = z
  .strictObject({
    listUrl: z
      .string()
      .refine(isListUrl, { error: 'is no http address with {page} in it' })
      .describe(
        'Address of a list page, with {page} for its number. A site that counts items instead of pages: write the zeros behind it, `start={page}0` with firstPage 0 asks for 0, 10, 20 (ten to a page).',
      ),
    firstPage: z.int().nonnegative().default(1).describe('Number of the first list page.'),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' })
      .describe('Zone of the times on its pages, e.g. Asia/Jakarta.'),
    system: z.string().min(1).describe('System in which its own numbers, categories and agencies are valid.'),
    list: z
      .strictObject({
        item: selector.describe('CSS of one item.'),
        frame: selector
          .optional()
          .describe('An element every list page has, also one without items: proves that an empty page is a list.'),
        next: selector
          .optional()
          .describe(
            'The link to the next page. It is looked for, not followed: the next address is listUrl with the next number; where the link is missing the list ends. Choose it by its place or rel rather than by a class, which sites rename. Absent: the list ends with an empty page or a 404.',
          ),
      })
      .describe('What a list page is made of.'),
    fields: fields.describe('What a list page says about each item. The id has to be among it.'),
    detail: z
      .strictObject({
        link: spot
          .extend({ attribute: z.string().min(1).default('href').describe('Attribute that holds the address.') })
          .describe('Link to the own page, inside the item.'),
        fields: fields.describe('What the own page says.'),
        answers: z
          .strictObject({ item: selector, text: spot, at: spot.optional(), by: spot.optional() })
          .optional()
          .describe('What agencies have answered, oldest first as on the page.'),
        attachments: selector.optional().describe('Links to attached files.'),
      })
      .optional()
      .describe("The item's own page; what it says counts more than the list. Absent: all is on the list."),
    constants: z
      .partialRecord(z.enum(FIELDS), z.string().min(1))
      .default({})
      .describe('What goes without saying, e.g. its regency; a page that says it counts more.'),
    statusMap: statusMapShape({ tells: false }).describe('Its words for a status.'),
    closers: z
      .record(z.string(), z.enum(CLOSERS))
      .default({})
      .describe('Who has ended a complaint that bears this raw status.'),
    classes: z.record(z.string(), z.enum(CLASSIFICATIONS)).default({}).describe('Its words for a classification.'),
    privacy: z
      .union([z.literal('UNKNOWN'), privacy])
      .optional()
      .describe(
        'Whom to hide; required unless `map.privacy` says it. UNKNOWN: the site does not tell, so everything is taken as anonymous and secret. Nobody is named and all texts are public: leave it out and write `map: { privacy: { anonymous: true, secret: false } }`.',
      ),
    map: mappingShape
      .partial()
      .optional()
      .describe(
        'Parts of the complaint that are made in another way: expressions over the fields read above, each a text by its name (`receivedAt` as the page writes it). A part given here is not read in the usual way: with `occurredAt` the field `receivedAt` may be any text, or be missing.',
      ),
    numberSystem: z
      .string()
      .min(1)
      .optional()
      .describe('System of the field "number": what the same submission is called elsewhere.'),
    requestsPerSecond: z.number().positive().max(1000).default(1).describe('How fast the site is asked.'),
    maxPages: z.int().positive().default(500).describe('List pages read at most in one pull.'),
    newestFirst: z
      .boolean()
      .default(true)
      .describe('New complaints come first; false: every pull reads the whole list.'),
    hoursBetweenFullScans: z
      .number()
      .nonnegative()
      .default(24)
      .describe('How often the whole list is read, to see what has changed further down; 0: at every pull.'),
    deletes: z
      .literal('full-scan')
      .optional()
      .describe('full-scan: what a whole reading of the list no longer shows is gone. Absent: it is kept.'),
  })
  .refine((config) => missing(config).length === 0, {
    error: ({ input }) => `says nowhere where to find: ${missing(input as FieldPlaces).join(', ')}`,
  })
  .refine(({ privacy, map }) => privacy !== undefined || map?.privacy !== undefined, {
    path: ['privacy'],
    error: 'is missing: privacy is not guessed; say it here or in map.privacy',
  });
export type HtmlConfig = z.infer<typeof htmlConfig>;
/** Texts that tell whom to hide. */
export type PrivacyRule = z.infer<typeof privacy>;

/** The texts that tell whom to hide; null: none do, or `map` alone reads it. */
export const ruleOf = ({ privacy }: Pick<HtmlConfig, 'privacy'>): PrivacyRule | null =>
  privacy === undefined || privacy === 'UNKNOWN' ? null : privacy;

/** What a source file of this family exports. */
export type HtmlSource = Source<z.input<typeof htmlConfig>>;
