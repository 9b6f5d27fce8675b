import { load } from 'cheerio';
import { z } from 'zod';
import { CLASSIFICATIONS, CLOSERS, REPORT_STATUSES, type Source } from '../../kit/index.ts';

/** What a page may say about a complaint. Names of reporters are not among it: pages are public, names are not needed. */
export const FIELDS = [
  'id',
  'title',
  'body',
  'finalBody',
  'status',
  'receivedAt',
  'updatedAt',
  'archiveReason',
  'classification',
  'categoryId',
  'category',
  'agencyId',
  'agency',
  'parentAgency',
  'province',
  'regency',
  'district',
  'village',
  'placeDetail',
  'number',
  'sourceChannel',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Fields no complaint can do without; the id has to be on the list, for it tells what has been read. */
const NEEDED = ['body', 'status', 'receivedAt'] as const;

const selector = z.string().refine(isSelector, { error: 'is no CSS selector' });

/** Where something stands on a page. Of several places the first one that says something counts. */
const spot = z.strictObject({
  /** CSS, inside the item or the detail page; ":scope" is that element itself. */
  selector,
  /** Attribute to read; absent: the text. */
  attribute: z.string().min(1).optional(),
  /** Regular expression: its first group is taken, or all it matches; a text it does not match says nothing. */
  pattern: z.string().refine(isPattern, { error: 'is no regular expression' }).optional(),
  /** May be absent from every item of a page without the page having changed. */
  optional: z.boolean().default(false),
});
export type Spot = z.infer<typeof spot>;

const fields = z.partialRecord(z.enum(FIELDS), spot);

/**
 * Texts that tell whom to hide, e.g. badges, each with the flags it sets. All texts found count together; a text that
 * is not listed, or none at all, is refused (privacy is not guessed) unless `otherwise` says what it means.
 */
const privacy = z.strictObject({
  selector,
  attribute: z.string().min(1).optional(),
  words: z.record(z.string(), z.array(z.enum(['anonymous', 'secret']))),
  otherwise: z.array(z.enum(['anonymous', 'secret'])).optional(),
});

/** Settings of a channel that is read from a website: where things stand on its pages, and what its words mean. */
export const htmlConfig = z
  .strictObject({
    /** Address of a list page, with {page} for its number. */
    listUrl: z.string().refine(isListUrl, { error: 'is no http address with {page} in it' }),
    firstPage: z.int().nonnegative().default(1),
    /** Zone of the times on its pages. */
    timezone: z.string().refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' }),
    /** System in which the site's own numbers, categories and agencies are valid. */
    system: z.string().min(1),
    list: z.strictObject({
      item: selector,
      /** An element every list page has, also one without items: proves that an empty page is a list and not a fault. */
      frame: selector.optional(),
      /** The link to the next page; where it is missing the list ends. Absent: the list ends with an empty page or a 404. */
      next: selector.optional(),
    }),
    /** What a list page says about each item. */
    fields,
    /** The item's own page; what it says counts more than the list. Absent: all is on the list. */
    detail: z
      .strictObject({
        link: spot.extend({ attribute: z.string().min(1).default('href') }),
        fields,
        /** What agencies have answered, oldest first as on the page. */
        answers: z.strictObject({ item: selector, text: spot, at: spot.optional(), by: spot.optional() }).optional(),
        /** Links to attached files. */
        attachments: selector.optional(),
      })
      .optional(),
    /** What the site does not say because it goes without saying, e.g. its regency; a page that says it counts more. */
    constants: z.partialRecord(z.enum(FIELDS), z.string().min(1)).default({}),
    statusMap: z.record(z.string(), z.enum(REPORT_STATUSES)),
    /** Who has ended a complaint that bears this raw status. */
    closers: z.record(z.string(), z.enum(CLOSERS)).default({}),
    classes: z.record(z.string(), z.enum(CLASSIFICATIONS)).default({}),
    /** 'UNKNOWN': the site does not tell, so everything is taken as anonymous and secret. */
    privacy: z.union([z.literal('UNKNOWN'), privacy]),
    /** System of the field `number`: what the same submission is called elsewhere. */
    numberSystem: z.string().min(1).optional(),
    requestsPerSecond: z.number().positive().max(1000).default(1),
    maxPages: z.int().positive().default(500),
    /** New complaints come first; false: every pull reads the whole list. */
    newestFirst: z.boolean().default(true),
    /** How often the whole list is read, to see what has changed further down; 0: at every pull. */
    hoursBetweenFullScans: z.number().nonnegative().default(24),
    /** 'full-scan': what a whole reading of the list no longer shows is gone. Absent: it is kept. */
    deletes: z.literal('full-scan').optional(),
  })
  .refine((config) => missing(config).length === 0, {
    error: ({ input }) => `says nowhere where to find: ${missing(input as FieldPlaces).join(', ')}`,
  });
export type HtmlConfig = z.infer<typeof htmlConfig>;
/** Texts that tell whom to hide. */
export type PrivacyRule = z.infer<typeof privacy>;

/** What a source file of this family exports. */
export type HtmlSource = Source<z.input<typeof htmlConfig>>;

interface FieldPlaces {
  fields: object;
  detail?: { fields: object } | undefined;
  constants: object;
}

function missing({ fields: onList, detail, constants }: FieldPlaces): string[] {
  const places = [onList, detail?.fields ?? {}, constants];
  const absent = NEEDED.filter((name) => !places.some((place) => name in place));
  return 'id' in onList ? absent : ['id (in fields)', ...absent];
}

function isListUrl(text: string): boolean {
  const url = URL.parse(text.replaceAll('{page}', '1'));
  return text.includes('{page}') && (url?.protocol === 'http:' || url?.protocol === 'https:');
}

function isSelector(text: string): boolean {
  try {
    load('')(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
