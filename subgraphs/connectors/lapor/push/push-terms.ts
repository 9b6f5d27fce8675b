import { z } from 'zod';

const id = z.union([z.string().min(1), z.int()]).transform(String);

/** How G3 is told of a status: by a follow-up, and for some words by a hand-on. */
export const pushTerms = z.strictObject({
  userId: id.describe('`user_id`: account in whose name follow-ups are written.'),
  institutionId: id.describe('`institution_from_id`: institution in whose name they are written, and hold reports.'),
  institutionTo: id.optional().describe('`institution_to_id`, where the server wants one.'),
  templates: z
    .record(z.string(), z.string())
    .default({})
    .describe('Word of statusMap.out to the `template_code` that sets it; G3 has no other call that changes a status.'),
  secret: z.boolean().default(false).describe('`is_secret`: follow-ups are hidden from the public.'),
  fields: z.record(z.string(), z.string()).default({}).describe('More fields of the form, as they are.'),
  reject: z
    .record(z.string(), id)
    .default({})
    .describe('Word of statusMap.out to the institution a report is handed on to: a rejection that names it follows.'),
});
