import { z } from 'zod';
import { FAMILIES } from '../kit/connector.ts';

/** Seconds of the units in `every: 15m`. */
const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const EVERY = /^(\d{1,6})\s*([smhd])$/;
/** Asked more often, a source would have no peace; the schedule is looked at each minute anyway. */
const SHORTEST_PAUSE = 60;
/** A file that says nothing about its schedule. */
const USUAL_PAUSE = 900;

/** Only version there is. */
export const API_VERSION = 'connector/v1';

/** Keys of every channel file, whatever its family; the family's own keys stand beside them. */
export const frameShape = z.strictObject({
  apiVersion: z.literal(API_VERSION).describe(`Always ${API_VERSION}.`),
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'takes lower-case letters, digits and single hyphens')
    .describe('Id of the channel and name of its file: lower-case letters, digits, hyphens. It never changes.'),
  name: z.string().trim().min(1, 'is empty').describe('What people call the channel.'),
  family: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(FAMILIES.map((family) => family.toLowerCase())))
    .describe('Kind of legacy system, e.g. html.'),
  agency: z
    .strictObject({ system: z.string().min(1), id: z.string().min(1) })
    .nullable()
    .default(null)
    .describe('Owner in the register of agencies, e.g. { system: wilayah, id: "13.08" }; absent: not known yet.'),
  secondsBetweenPulls: z
    .int()
    .refine(
      (seconds) => seconds === 0 || seconds >= SHORTEST_PAUSE,
      `takes 0 (only by hand), or ${SHORTEST_PAUSE} and more`,
    )
    .optional()
    .describe('Seconds between two pulls; 0: only by hand. Usual: 900.'),
  every: z
    .string()
    .regex(EVERY, 'is written like 15m, 2h or 1d')
    .refine((text) => !EVERY.test(text) || secondsOf(text) >= SHORTEST_PAUSE, 'is too often: 1m is the least')
    .optional()
    .describe('The same in words: 15m, 2h, 1d.'),
});
export type Frame = z.infer<typeof frameShape>;
export const FRAME_KEYS = Object.keys(frameShape.shape);

/** "15m" in seconds. */
function secondsOf(text: string): number {
  const [, count = '', unit = ''] = EVERY.exec(text) ?? [];
  return Number(count) * (UNITS[unit] ?? Number.NaN);
}

/** Seconds between two pulls as the file says it in one of two ways. */
export const pauseOf = ({ every, secondsBetweenPulls }: Frame) =>
  every === undefined ? (secondsBetweenPulls ?? USUAL_PAUSE) : secondsOf(every);
