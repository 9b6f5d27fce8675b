import type { ReportStatus } from '../report/report-status.ts';

const DAYS_BETWEEN = 90;
const DAY_MS = 86_400_000;
const ENDED: readonly ReportStatus[] = ['CLOSED', 'ARCHIVED', 'BLOCKED'];

/** What of a report decides whether another one can be its return. */
interface Told {
  receivedAt: Date;
  status: ReportStatus;
}

/** Why `later` does not tell of the same again as `earlier`; null: it may. */
export function whyNoRecurrence(later: Told, earlier: Told): string | null {
  const days = (later.receivedAt.valueOf() - earlier.receivedAt.valueOf()) / DAY_MS;
  if (days <= 0) return 'the earlier report is not the earlier one.';
  if (ENDED.includes(earlier.status) || days > DAYS_BETWEEN) return null;
  return 'the earlier report is still open and no more than 90 days older; linkSameMatter says that both are about one thing.';
}
