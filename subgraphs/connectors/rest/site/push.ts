import { z } from 'zod';
import type { Json } from '../../kit/index.ts';

/** Any value of JSON. */
export const json: z.ZodType<Json> = z.json() as never;

/** How the source is told of a change of status. Texts in `path` and `body` may name {status} {note} {key} {at} {externalId}. */
export const pushShape = z.strictObject({
  method: z.enum(['POST', 'PUT', 'PATCH']),
  path: z.string().includes('{externalId}').describe('Under `base`, e.g. "complaints/{externalId}/status".'),
  body: json.describe('A text that is nothing but "{note}" becomes null when there is no note.'),
  idempotencyHeader: z
    .string()
    .min(1)
    .optional()
    .describe('Header by which the source knows a repeated call, e.g. "Idempotency-Key".'),
  already: z.array(z.int()).default([]).describe('Answers that mean "I have that already", e.g. [409].'),
  remoteRef: z.string().min(1).optional().describe('Where the answer says what the source calls the change.'),
});
export type Push = z.infer<typeof pushShape>;
