import { z } from 'zod';
import { CARD_ROWS } from '../../conformance/card.ts';

const row = z.looseObject({ number: z.int(), result: z.enum(['PASS', 'FAIL', 'N.A.']) });

/** A card as `npm run connector -- test --json` prints it. */
export const cardShape = z.looseObject({
  subject: z.string(),
  family: z.string(),
  version: z.string(),
  rows: z.array(row),
});

/** A card as it is kept. */
export type KeptCard = z.infer<typeof cardShape>;

/** Whether it is the card of a connector that passed: it holds every row of the kit, and none failed. What it says of itself does not count. */
export const hasPassed = ({ rows }: KeptCard): boolean =>
  new Set(rows.map(({ number }) => number)).size >= CARD_ROWS && rows.every(({ result }) => result !== 'FAIL');
