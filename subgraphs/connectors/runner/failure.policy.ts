import type { ErrorCode } from '../../common/errors/errors.ts';
import type { SourceErrorClass } from '../kit/source-error.ts';

/** What a class of failure means for the channel. */
interface Consequence {
  code: ErrorCode;
  /** After so many failed runs in a row the channel is parked until a person resumes it; null: never. */
  parkAfter: number | null;
  /** A source that asks for patience has not failed. */
  countsAsFailure: boolean;
}

/** The class decides, not the text. */
export const CONSEQUENCES: Record<SourceErrorClass, Consequence> = {
  config: { code: 'SOURCE_SETTINGS_INVALID', parkAfter: 1, countsAsFailure: true },
  auth: { code: 'SOURCE_AUTH_FAILED', parkAfter: 1, countsAsFailure: true },
  drift: { code: 'SOURCE_LAYOUT_CHANGED', parkAfter: 1, countsAsFailure: true },
  record: { code: 'SOURCE_RECORD_INVALID', parkAfter: 1, countsAsFailure: true },
  bug: { code: 'SOURCE_CONNECTOR_FAILED', parkAfter: 3, countsAsFailure: true },
  unavailable: { code: 'SOURCE_UNAVAILABLE', parkAfter: null, countsAsFailure: true },
  'rate-limited': { code: 'SOURCE_RATE_LIMITED', parkAfter: null, countsAsFailure: false },
};

/** What a failure of the hub's own database means: the source is not to blame, so the channel only waits. */
export const HUB_FAILURE: Consequence = { code: 'DATABASE_UNAVAILABLE', parkAfter: null, countsAsFailure: false };

/** First pause after a failure, and the longest one, seconds. */
const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 3_600;
/** Share by which a pause varies, so that channels of one dead host do not come back all at once. */
const JITTER = 0.2;

/**
 * Seconds until the next try after `failures` failed runs in a row; at least what the source asked for.
 * @param luck 0 to 1, picks a pause within the jitter
 */
export function pauseSeconds(failures: number, retryAfterSeconds: number | null, luck: number): number {
  const backoff = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));
  return Math.round(Math.max(backoff * (1 - JITTER + 2 * JITTER * luck), retryAfterSeconds ?? 0));
}

/** Share of a page that may be unusable before we believe that the source has changed; fewer records prove nothing. */
const DRIFT_SHARE = 0.5;
const DRIFT_MIN_RECORDS = 5;

/** Are so many records of the page unusable that it is the source that has changed? */
export const isDrift = (dead: number, total: number) => total >= DRIFT_MIN_RECORDS && dead > total * DRIFT_SHARE;
