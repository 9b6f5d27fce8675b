import type { ErrorCode } from '../../common/errors/errors.ts';
import type { SourceErrorClass } from '../kit/source-error.ts';

/** What a class of failure means for the channel. */
interface Consequence {
  code: ErrorCode;
  /** After so many failed runs in a row the channel is parked until a person resumes it; null: never. */
  parkAfter: number | null;
}

/** The class decides, not the text. */
export const CONSEQUENCES: Record<SourceErrorClass, Consequence> = {
  config: { code: 'SOURCE_SETTINGS_INVALID', parkAfter: 1 },
  auth: { code: 'SOURCE_AUTH_FAILED', parkAfter: 1 },
  drift: { code: 'SOURCE_LAYOUT_CHANGED', parkAfter: 1 },
  record: { code: 'SOURCE_RECORD_INVALID', parkAfter: 1 },
  bug: { code: 'SOURCE_CONNECTOR_FAILED', parkAfter: 3 },
  unavailable: { code: 'SOURCE_UNAVAILABLE', parkAfter: null },
  'rate-limited': { code: 'SOURCE_RATE_LIMITED', parkAfter: null },
};

/** Longest pause between tries, seconds. */
const LONGEST_PAUSE = 3_600;

/** Seconds until the next try after `failures` failed runs in a row; at least what the source asked for. */
export function pauseSeconds(failures: number, retryAfterSeconds: number | null): number {
  const backoff = Math.min(LONGEST_PAUSE, 30 * 2 ** Math.min(failures - 1, 10));
  return Math.max(backoff, retryAfterSeconds ?? 0);
}
