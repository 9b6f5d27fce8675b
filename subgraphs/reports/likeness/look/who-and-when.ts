import { type Look, step } from './look.ts';

const HOUR_MS = 3_600_000;

/** Time between the two; nothing when either has none. */
export const time: Look = (a, b) => {
  if (Number.isNaN(a.receivedAt) || Number.isNaN(b.receivedAt)) return null;
  const hours = Math.abs(a.receivedAt - b.receivedAt) / HOUR_MS;
  const level = step(
    -hours,
    [
      [-1, 'HOUR'],
      [-24, 'DAY'],
      [-168, 'WEEK'],
      [-720, 'MONTH'],
      [-2160, 'QUARTER'],
      [-4320, 'HALF_YEAR'],
    ],
    'LONGER',
  );
  return { level, values: [hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} d`] };
};

/** Verified ids, where nobody is anonymous. */
export const reporter: Look = (a, b) => {
  if (a.record.anonymous || b.record.anonymous) return null;
  const [one, other] = [a.record.reporterKeys, b.record.reporterKeys];
  if (one.length === 0 || other.length === 0) return null;
  return { level: one.some((key) => other.includes(key)) ? 'SHARED' : 'OTHER', values: [] };
};
