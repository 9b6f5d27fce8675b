/** Pause when the source asks for one and does not say how long, seconds. */
const USUAL_PAUSE = 60;

/** Seconds to stay away: Retry-After as a number or as a date (RFC 9110, 10.2.3); a minute when it says neither. */
export function retryAfter(value: string | undefined, now: Date): number {
  if (value && /^\s*\d+\s*$/.test(value)) return Math.max(1, Number(value));
  const until = Date.parse(value ?? '');
  return Number.isNaN(until) ? USUAL_PAUSE : Math.max(1, Math.ceil((until - now.valueOf()) / 1000));
}
