import { z } from 'zod';
import { REPORT_STATUSES } from '../../kit/index.ts';

/** A text with {placeholders}. */
const template = z.string();

/** GeoReport v2 has no call that changes a status; what a city has added for it stands here. */
const statusPush = z.strictObject({
  words: z
    .partialRecord(z.enum(REPORT_STATUSES), z.string().min(1))
    .optional()
    .describe('An older place of statusMap.out, which counts more.'),
  method: z.enum(['POST', 'PUT', 'PATCH']).default('POST').describe('HTTP method.'),
  path: z
    .string()
    .min(1)
    .describe('Under the endpoint, e.g. "servicerequestupdates.{format}" or "requests/{id}.json".'),
  fields: z
    .record(z.string().min(1), template)
    .describe(
      'Fields to send, out of {id}, {status}, {note}, {at}, {key}. Keys and jurisdiction go along by themselves.',
    ),
  encoding: z.enum(['form', 'json']).default('form').describe('How the fields are sent.'),
});
export type StatusPushTerms = z.infer<typeof statusPush>;

/** Reports of the hub that become requests of the city (POST requests). */
const reportPush = z.strictObject({
  services: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe("Category of a report, as its id or its name, to the city's service_code."),
  otherwise: z.string().min(1).optional().describe('service_code of every other category; absent: they are refused.'),
  fields: z
    .record(z.string().min(1), template)
    .default({ description: '{text}\n\n[{key}]', address_string: '{address}' })
    .describe(
      'Fields to send, out of {title}, {body}, {text} (title and body), {address}, {at}, {key}. {key} has to stand in ' +
        'description: only what the city shows again tells whether a report has arrived.',
    )
    .refine(({ description }) => description?.includes('{key}'), { error: 'description has to carry {key}' }),
  tokenTries: z.int().min(1).max(20).default(3).describe('How often a token is asked for the number behind it.'),
  secondsBetweenTokenTries: z.number().min(0).max(60).default(2).describe('Pause between two of these calls.'),
});
export type ReportPushTerms = z.infer<typeof reportPush>;

/** What the city is told by the hub; absent parts are not told. */
export const pushTerms = z.strictObject({
  status: statusPush.optional().describe('Changes of status.'),
  report: reportPush.optional().describe('New requests.'),
});
