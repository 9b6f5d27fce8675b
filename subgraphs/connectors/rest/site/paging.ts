import { z } from 'zod';
import { path } from './path.ts';

const param = z.string().min(1);
const size = z.int().positive().max(10_000);
const shortPageEnds = z
  .boolean()
  .default(false)
  .describe('A page with fewer than `size` items is the last. Only where the source never caps the size asked for.');

/** How the list is cut into pages. Parameters go behind `?`; with POST they are places in the body ("variables.after"). */
export const pagingShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }).describe('One answer holds the whole list.'),
  z.strictObject({
    kind: z.literal('page'),
    param,
    start: z.int().nonnegative().default(1),
    sizeParam: param.optional(),
    size: size.optional(),
    shortPageEnds,
  }),
  z.strictObject({
    kind: z.literal('offset'),
    param,
    sizeParam: param.optional(),
    size,
    shortPageEnds,
  }),
  z.strictObject({
    kind: z.literal('cursor'),
    param,
    next: path.describe('Where an answer says the next value of `param`; null, "", false or nothing: the end.'),
    sizeParam: param.optional(),
    size: size.optional(),
  }),
  z
    .strictObject({ kind: z.literal('link'), sizeParam: param.optional(), size: size.optional() })
    .describe('RFC 8288: the header Link with rel="next".'),
  z.strictObject({
    kind: z.literal('nextUrl'),
    path: path.describe('Where an answer says the address of the next page; null or nothing: the end.'),
    sizeParam: param.optional(),
    size: size.optional(),
  }),
]);
export type Paging = z.infer<typeof pagingShape>;
