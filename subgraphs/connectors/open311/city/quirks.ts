import { z } from 'zod';

const name = z.string().min(1);

/** How cities write the times of their date filter: 2026-03-01T01:00:00Z, …T08:00:00+07:00, …T08:00:00, 2026-03-01. */
export const FILTER_TIMES = ['utc', 'offset', 'zoneless', 'day'] as const;
export type FilterTimes = (typeof FILTER_TIMES)[number];

/** Names of the parameters that bound a list by time, and which of a request's times they bound. */
const dateFilter = z.strictObject({
  from: name.default('start_date').describe('Parameter of the earliest time.'),
  to: name.default('end_date').describe('Parameter of the latest time.'),
  of: z
    .enum(['requested', 'updated'])
    .default('requested')
    .describe(
      '"updated": the city filters by the time of the last change, so every change is found by the list alone.',
    ),
});
export type DateFilter = z.infer<typeof dateFilter>;

/** The field a list by time goes by. */
export const filteredTime = (filter: DateFilter | 'none'): 'updated_datetime' | 'requested_datetime' =>
  filter !== 'none' && filter.of === 'updated' ? 'updated_datetime' : 'requested_datetime';

/** Parameters by which a list is read page by page; no part of the standard. */
const paging = z.strictObject({
  page: name.default('page').describe('Parameter of the page number.'),
  size: name.default('page_size').describe('Parameter of the length of a page.'),
  first: z.int().nonnegative().default(1).describe('Number of the first page.'),
  length: z.int().min(1).max(10_000).default(1_000).describe('Requests per page to ask for; the city may give fewer.'),
  most: z.int().min(1).max(100_000).default(10_000).describe('Pages after which a list is believed to have no end.'),
});
export type Paging = z.infer<typeof paging>;

/** Where a city departs from GeoReport v2. What is left out is as the standard says. */
export const quirks = z.strictObject({
  dateFilter: z
    .union([z.literal('none'), dateFilter])
    .prefault({})
    .describe('"none": the city ignores dates; the whole list is read at every pull, which needs `paging`.'),
  filterTimes: z.enum(FILTER_TIMES).default('utc').describe('How the date filter writes its times.'),
  paging: paging.optional().describe('Absent: the city has no pages.'),
  query: z.record(name, z.string()).default({}).describe('Sent with every list, e.g. { "extensions": "true" }.'),
  keyHeader: name.optional().describe('Header that carries the API key; absent: the parameter api_key.'),
  suffix: z.boolean().default(true).describe('Addresses end in .json or .xml; false: the Accept header alone says it.'),
  idField: name.default('service_request_id').describe('Field with the number of a request.'),
  idLists: z.boolean().default(true).describe('Takes several ids at once, parted by commas; false: one at a time.'),
  idsPerCall: z.int().min(1).max(500).default(50).describe('Longest such list.'),
  services: z.boolean().default(true).describe('Has a list of services; false: it is not asked for.'),
  charset: name.optional().describe('Charset of its texts, whatever its replies claim.'),
  nullWords: z.array(name).default([]).describe('Words that say nothing, e.g. ["null", "N/A"].'),
  statusFields: z
    .array(name)
    .min(1)
    .default(['status'])
    .describe(
      'Where the status stands; the first that says something counts. Dots lead inwards: "extended_attributes.stage".',
    ),
  updatedTimes: z
    .enum(['trusted', 'ignored'])
    .default('trusted')
    .describe('"ignored": updated_datetime does not tell which of two versions is the newer one.'),
});
export type Quirks = z.infer<typeof quirks>;
