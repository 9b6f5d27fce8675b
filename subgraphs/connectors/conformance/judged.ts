import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../kit/source-error.ts';
import type { CardRow } from './card.ts';
import { type Check, Finding } from './check.ts';

/** Longest time for one row, ms. */
const LONGEST_MS = 60_000;

/** The work, or a finding when it does not end. */
export async function withinTime(work: Promise<void>): Promise<void> {
  const stop = new AbortController();
  const late = sleep(LONGEST_MS, undefined, { signal: stop.signal }).then(() => {
    throw new Finding(
      `it does not end within ${LONGEST_MS / 1000} s`,
      'pull',
      'end when the source does; keep ctx.signal in waits',
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    stop.abort();
    await late.catch(() => {});
  }
}

/** The row, by how the work ends. */
export async function judged(
  { number, given, must }: Pick<Check, 'number' | 'given' | 'must'>,
  work: () => Promise<void>,
): Promise<CardRow> {
  const row = { number, given, must, reason: null, place: null, remedy: null };
  try {
    await work();
    return { ...row, result: 'PASS' };
  } catch (error) {
    if (error instanceof Finding)
      return { ...row, result: 'FAIL', reason: error.message, place: error.place, remedy: error.remedy };
    const place = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? 'unknown') : 'unknown';
    return {
      ...row,
      result: 'FAIL',
      reason: `the check could not be carried out: ${messageOf(error)}`,
      place,
      remedy: 'see what fails there: normalize, pull, or the recording',
    };
  }
}

/** What a failure says of itself. */
export const messageOf = (error: unknown) =>
  error instanceof SourceError
    ? `${error.errorClass}: ${error.message}`
    : error instanceof Error
      ? `${error.name}: ${error.message}`
      : String(error);
