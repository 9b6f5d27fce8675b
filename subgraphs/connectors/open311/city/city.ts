import { z } from 'zod';
import { type Source, statusMapShape } from '../../kit/index.ts';
import { pushTerms } from './push-terms.ts';
import { quirks } from './quirks.ts';
import { httpUrl, timezone } from './shape.ts';

/** A privacy flag: always the same, or what a field says. */
const flag = z.union([
  z.boolean(),
  z.strictObject({
    field: z.string().min(1).describe('Field that tells; dots lead inwards: "extended_attributes.private".'),
    words: z.record(z.string(), z.boolean()).optional().describe('Its words; absent: true, "1", "ya", "false", 0, …'),
    otherwise: z.boolean().optional().describe('When the field says nothing; absent: such a request is refused.'),
  }),
]);
export type PrivacyFlag = z.infer<typeof flag>;

const part = z.string().min(1).nullable().default(null).describe('As the city would write it; null: not said.');
const ref = z.strictObject({ system: z.string().min(1), id: part, name: part });

/** Settings of a channel that is a city's Open311 endpoint (GeoReport v2). */
export const open311Config = z
  .strictObject({
    base: httpUrl
      .optional()
      .describe('The endpoint, e.g. "https://city.invalid/open311/v2". Either this or `discovery`.'),
    discovery: httpUrl.optional().describe('Address of its service discovery document, XML or JSON.'),
    endpointType: z
      .string()
      .min(1)
      .default('production')
      .describe('Which endpoint of the discovery: "production", "test", or another word the city has for it.'),
    jurisdictionId: z.string().min(1).optional().describe('Sent as jurisdiction_id with every call.'),
    apiKey: z
      .string()
      .min(1)
      .optional()
      .describe('A secret, hence written as a variable whose name begins with SOURCE_.'),
    format: z.enum(['json', 'xml', 'auto']).default('auto').describe('"auto": JSON where the city has it.'),
    timezone: timezone.describe('Zone of times that state none.'),
    system: z.string().min(1).describe("System in which the city's own numbers, services and agencies are valid."),
    since: z.iso.date().describe('Day from which requests are read.'),
    windowDays: z
      .number()
      .positive()
      .max(89)
      .default(30)
      .describe('Longest span asked for at once; the standard has 90.'),
    overlapHours: z.number().min(0).max(720).default(24).describe('How far back a pull starts, for late writers.'),
    pageLimit: z.int().min(1).optional().describe('The most requests a reply holds; absent: found out.'),
    followOpen: z
      .int()
      .nonnegative()
      .max(10_000)
      .default(2_000)
      .describe('Most open requests that are read again by id.'),
    rereadsPerPull: z
      .int()
      .nonnegative()
      .max(10_000)
      .default(1_000)
      .describe('Most of them at one pull; the others wait.'),
    hoursBetweenFullScans: z
      .number()
      .nonnegative()
      .default(168)
      .describe('Everything is read again; 0: at every pull.'),
    deletes: z
      .enum(['ignore', 'tombstone', 'full-scan'])
      .default('ignore')
      .describe('How the city shows that one is gone.'),
    statusMap: statusMapShape({ usual: {}, tells: true })
      .prefault({})
      .describe('Its words for a status, beyond open and closed.'),
    categories: z
      .record(z.string(), ref)
      .default({})
      .describe('service_code to a category; absent: the service itself.'),
    privacy: z
      .strictObject({
        anonymous: flag.describe('Hides who wrote it.'),
        secret: flag.describe('Hides what was written.'),
      })
      .describe('Required; true for both where nobody knows.'),
    place: z
      .strictObject({ province: part, regency: part, district: part, village: part })
      .prefault({})
      .describe('What goes without saying in this city.'),
    takesReporter: z.boolean().default(false).describe('Takes name, phone and e-mail where the city gives them.'),
    itemUrl: z.string().includes('{id}').optional().describe("Address of a request's public page, with {id}."),
    requestsPerSecond: z.number().positive().max(1000).default(2).describe('Calls a second, at most.'),
    quirks: quirks.prefault({}).describe('Where the city departs from GeoReport v2.'),
    push: pushTerms.prefault({}).describe('What goes back to the city; absent: nothing.'),
  })
  .refine(({ base, discovery }) => (base === undefined) !== (discovery === undefined), {
    error: 'needs either base or discovery',
    path: ['base'],
  })
  .refine(({ quirks: { dateFilter, paging } }) => dateFilter !== 'none' || paging !== undefined, {
    error: 'is needed where dates are ignored: without either a long list cannot be read to its end',
    path: ['quirks', 'paging'],
  })
  .refine(
    ({ push: { status }, statusMap }) => !status || Object.keys({ ...status.words, ...statusMap.out }).length > 0,
    {
      error: 'is needed by push.status',
      path: ['statusMap', 'out'],
    },
  );
export type Open311Config = z.infer<typeof open311Config>;

/** What a source file of this family exports. */
export type Open311Source = Source<z.input<typeof open311Config>>;
