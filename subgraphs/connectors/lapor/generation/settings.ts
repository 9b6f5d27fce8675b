import { z } from 'zod';
import { REPORT_STATUSES, statusMapShape } from '../../kit/index.ts';
import { pushTerms } from '../push/push-terms.ts';
import { G1 } from './g1.ts';
import { G2 } from './g2.ts';
import { G3 } from './g3.ts';
import { CALLS, ENTRY_FIELDS, FIELDS, type Generation } from './generation.ts';
import { STATUSES } from './status.ts';

const spots = z.array(z.string());
const call = z.strictObject({
  method: z.enum(['GET', 'POST']).optional().describe('How it is asked.'),
  path: z.string().nullable().optional().describe('Path under `base`, with {id} and {page}; null: not asked.'),
  form: z.record(z.string(), z.string()).optional().describe('Form of a POST, with {id}, {page}, {token}.'),
});
const isTimezone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';

const shape = z.strictObject({
  variant: z.enum(['G3', 'G1', 'G2']).default('G3').describe('Generation of the interface.'),
  base: z.url().optional().describe('Base address; absent: production of the variant.'),
  key: z.string().optional().describe('First credential; sent as `Bearer <key>`.'),
  token: z.string().optional().describe('Second credential: {GUID}, or the KEYTOKEN of G2.'),
  headers: z
    .strictObject({
      key: z.string().default('Authorization').describe('Older servers: "auth".'),
      token: z.string().default('token').describe('Header of the second credential.'),
    })
    .prefault({})
    .describe('Names of the credentials’ headers.'),
  system: z.string().default('sp4n-lapor').describe('System in which ids of reports and institutions are numbers.'),
  ids: z
    .array(z.union([z.string(), z.number()]))
    .default([])
    .describe('Ids to follow.'),
  exports: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Files (.txt, .csv) of ids to follow, or folders of such: exports, and ids the hub has created itself.'),
  exportColumn: z.string().default('Tracking ID').describe('Column of a CSV that holds the ids.'),
  maxIds: z.int().positive().max(100_000).default(50_000).describe('Longest work list.'),
  absentLooks: z.int().positive().default(3).describe('Rounds after which an id LAPOR! does not know leaves the list.'),
  reportsPerPage: z.int().positive().max(100).default(10).describe('Reports committed together.'),
  timezone: z
    .string()
    .refine(isTimezone, 'is no time zone such as "Asia/Jakarta"')
    .default('Asia/Jakarta')
    .describe('IANA zone of its times, which state none.'),
  requestsPerSecond: z.number().positive().default(2).describe('Over all channels of the host.'),
  statusMap: statusMapShape({ usual: STATUSES, tells: true }).prefault({}).describe('Its words for a status.'),
  statusOut: z
    .partialRecord(z.enum(REPORT_STATUSES), z.string().min(1))
    .optional()
    .describe('An older place of statusMap.out, which counts more.'),
  push: pushTerms.optional().describe('How it is told of a status; absent: it is told nothing.'),
  final: z
    .array(z.enum(REPORT_STATUSES))
    .default(['CLOSED', 'ARCHIVED', 'BLOCKED'])
    .describe('Statuses after which a report is looked at once more, then left alone.'),
  calls: z
    .partialRecord(z.enum(CALLS), call)
    .default({})
    .describe('Calls that differ from those of the generation: the specification is not public.'),
  fields: z.partialRecord(z.enum(FIELDS), spots).default({}).describe('Where parts of a report stand.'),
  entry: z.partialRecord(z.enum(ENTRY_FIELDS), spots).default({}).describe('Where parts of a log entry stand.'),
  places: z
    .strictObject({ report: spots.optional(), logs: spots.optional(), list: spots.optional(), next: spots.optional() })
    .default({})
    .describe('Where report, logs, lists and the next page stand in a reply.'),
});

/** Settings of a channel. What the specification would say, were it public, is assumed here and can be overridden. */
export const laporConfig = shape.refine((config) => config.push || Object.keys(toldWords(config)).length === 0, {
  path: ['push'],
  error: 'is not set, though statusMap.out is: name push.userId and push.institutionId',
});
export type LaporConfig = z.infer<typeof laporConfig>;

/** Its word for each status that is told. */
export const toldWords = ({ statusMap, statusOut }: Pick<z.infer<typeof shape>, 'statusMap' | 'statusOut'>) => ({
  ...statusOut,
  ...statusMap.out,
});

const GENERATIONS = { G1, G2, G3 };

/** The table of the variant with the overrides of config. */
export function generationOf(config: LaporConfig): Generation {
  const usual = GENERATIONS[config.variant];
  const calls = Object.entries(usual.calls).map(([name, one]) => [
    name,
    { ...one, ...config.calls[name as keyof typeof usual.calls] },
  ]);
  const places = Object.fromEntries(Object.entries(config.places).filter(([, place]) => place !== undefined));
  return {
    ...usual,
    ...places,
    base: config.base ?? usual.base,
    calls: Object.fromEntries(calls) as Generation['calls'],
    fields: { ...usual.fields, ...config.fields } as Generation['fields'],
    entry: { ...usual.entry, ...config.entry } as Generation['entry'],
  };
}
