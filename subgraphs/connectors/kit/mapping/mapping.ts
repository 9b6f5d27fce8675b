import { z } from 'zod';
import { CLASSIFICATIONS, CLOSERS } from '../complaint.ts';
import { faultOf } from './expression.ts';

/**
 * An expression over one raw record: a field's name, or JSONata (jsonata.org) with the functions $status, $time, $bool,
 * $plain (HTML as plain text) and $one (first of several that says something). A text in quotes is itself: `"'Website'"`.
 */
const expression = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });
/** A part of several values: each by its own expression, or all of them by one (or by a function of a file). */
const parts = <Shape extends z.ZodType>(shape: Shape) => z.union([shape, expression]);
const ref = z.strictObject({ system: expression, id: expression.optional(), name: expression.optional() });

/** How a raw record becomes a complaint: one expression for each part. What has none, the source does not say. */
export const mappingShape = z.strictObject({
  externalId: expression,
  title: expression.optional(),
  body: expression,
  finalBody: expression.optional(),
  status: expression.describe('Usually $status(field), which looks the word up in statusMap.in.'),
  statusRaw: expression,
  closedBy: expression.optional().describe(`Must give ${CLOSERS.join(', ')} or nothing.`),
  archiveReason: expression.optional(),
  privacy: parts(z.strictObject({ anonymous: expression, secret: expression })).describe(
    'Required: write "true" for both where the source says nothing. Nobody is named and all texts are public there: anonymous "true", secret "false"; then say why under notApplicable["4"] in the recording, for `connector test` asks.',
  ),
  occurredAt: expression,
  updatedAt: expression.optional(),
  classification: expression.optional().describe(`Must give ${CLASSIFICATIONS.join(', ')} or nothing.`),
  category: parts(ref).optional(),
  agency: parts(ref).optional(),
  parentAgency: parts(ref).optional(),
  place: parts(
    z.strictObject({
      province: expression.optional(),
      regency: expression.optional(),
      district: expression.optional(),
      village: expression.optional(),
      detail: expression.optional(),
    }),
  ).optional(),
  reporter: parts(
    z.strictObject({
      name: expression.optional(),
      ids: z
        .array(z.strictObject({ kind: z.enum(['PHONE', 'NIK', 'EMAIL']), value: expression, verified: expression }))
        .default([]),
    }),
  ).optional(),
  attachments: expression.optional().describe('Gives a list of {name, url, mediaType, bytes}, or of addresses.'),
  answers: expression.optional().describe('Gives a list of {at, by, text}.'),
  numbers: parts(z.array(ref)).optional().describe('Numbers the same complaint bears in other systems.'),
  sourceChannel: expression.optional(),
  url: expression.optional(),
});
export type Mapping = z.infer<typeof mappingShape>;
