import { STAGES } from '../rule-set/stage.ts';
import type { DayFigures, Performance } from './performance.ts';
import type { TrafficLight } from './traffic-light.ts';

/** How many reports there are in a bucket of a measure. */
export interface Sum {
  measure: string;
  bucket: number;
  n: number;
}

/** From which share (whole percent) on a light shows. */
export interface Threshold {
  light: TrafficLight;
  fromPercent: number;
}

/** Ages in calendar days, first of each band. */
const BANDS = [0, 6, 15, 61];
/** A count the public is told is a multiple of it. */
const STEP = 5;
/** Stages in which an office can be late. */
const OFFICE_STAGES = STAGES.filter((stage) => !['REPORTER_REPLY', 'COMPLETION', 'OMBUDSMAN_RIGHT'].includes(stage));

/** A count as the public is told it: whole fives, nothing below. A difference of two such counts is off by up to four, so it proves no small part. */
export const publicCount = (n: number): number | null => (n < STEP ? null : n - (n % STEP));

/**
 * The indicators out of sums. Buckets: days (RESPONSE, RESOLUTION), age in days (OPEN), 1 = late and 0 = not (DUE),
 * stars (RATING). What is not `exact` is computed from the rounded counts, so that a share tells no more than they do.
 */
export function indicatorsOf(sums: readonly Sum[], thresholds: readonly Threshold[], exact: boolean): Performance {
  const told = exact ? (n: number) => n : publicCount;
  const count = (measure: string, holds: (bucket: number) => boolean = () => true) =>
    sums.reduce((total, sum) => total + (sum.measure === measure && holds(sum.bucket) ? sum.n : 0), 0);
  const received = told(count('RECEIVED'));
  const followedUp = told(count('FOLLOWED_UP'));
  const percent = shareOf(followedUp, received, exact);
  const ratings = told(count('RATING'));
  return {
    exact,
    received,
    followedUp,
    followedUpPercent: percent,
    light: percent === null ? null : lightOf(percent, thresholds),
    firstResponse: daysOf(sums, 'RESPONSE', told),
    resolution: daysOf(sums, 'RESOLUTION', told),
    lateness: OFFICE_STAGES.map((stage) => ({
      stage,
      overdue: told(count(`DUE ${stage}`, (late) => late === 1)),
      breached: told(count(`BREACHED ${stage}`)),
    })),
    backlog: BANDS.map((fromDays, place) => {
      const toDays = place + 1 < BANDS.length ? BANDS[place + 1]! - 1 : null;
      return { fromDays, toDays, open: told(count('OPEN', (age) => age >= fromDays && age <= (toDays ?? age))) };
    }),
    reopened: told(count('REOPENED')),
    ratings,
    averageRating: ratings ? averageOf(sums) : null,
  };
}

/** Of nothing there is no share. To the public too few is no share either: it would tell which of the two it is. */
function shareOf(part: number | null, whole: number | null, exact: boolean): number | null {
  if (!whole || part === null) return null;
  const percent = (100 * part) / whole;
  return exact ? Math.round(percent * 10) / 10 : Math.round(percent);
}

const lightOf = (percent: number, thresholds: readonly Threshold[]): TrafficLight | null =>
  [...thresholds].sort((a, b) => b.fromPercent - a.fromPercent).find(({ fromPercent }) => percent >= fromPercent)
    ?.light ?? null;

function daysOf(sums: readonly Sum[], measure: string, told: (n: number) => number | null): DayFigures {
  const days = sums.filter((sum) => sum.measure === measure).sort((a, b) => a.bucket - b.bucket);
  const all = days.reduce((total, { n }) => total + n, 0);
  const count = told(all);
  if (!count) return { count, medianDays: null, p90Days: null };
  return { count, medianDays: rankOf(days, all / 2), p90Days: rankOf(days, all * 0.9) };
}

/** Smallest day count that at least `rank` reports do not exceed (nearest rank). */
function rankOf(days: readonly Sum[], rank: number): number {
  let seen = 0;
  for (const { bucket, n } of days) {
    seen += n;
    if (seen >= rank) return bucket;
  }
  return days.at(-1)!.bucket;
}

function averageOf(sums: readonly Sum[]): number {
  const rated = sums.filter(({ measure }) => measure === 'RATING');
  const stars = rated.reduce((total, { bucket, n }) => total + bucket * n, 0);
  return Math.round((10 * stars) / rated.reduce((total, { n }) => total + n, 0)) / 10;
}
