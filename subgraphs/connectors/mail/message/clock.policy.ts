const DAY_MS = 86_400_000;
/** A Date header further from the server's time of receipt than this is a wrong clock. */
const DAYS_BEFORE = 30;
const DAYS_AFTER = 1;

/** When a mail was sent: its Date header, unless that is missing or a wrong clock; then when the server received it. */
export function sentAt({ date, receivedAt }: { date: string | null; receivedAt: string }): string {
  if (date === null) return receivedAt;
  const early = Date.parse(receivedAt) - Date.parse(date);
  return early > DAYS_BEFORE * DAY_MS || early < -DAYS_AFTER * DAY_MS ? receivedAt : date;
}
