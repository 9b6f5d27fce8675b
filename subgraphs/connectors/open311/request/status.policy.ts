import type { ReportStatus } from '../../kit/complaint.ts';

/** The standard's two words; a city's own table comes on top. */
export const STANDARD: Record<string, ReportStatus> = { open: 'RECEIVED', closed: 'CLOSED' };

/** Statuses after which a request is not read again on its own. */
const FINAL: ReadonlySet<ReportStatus> = new Set(['CLOSED', 'ARCHIVED', 'BLOCKED']);

/** May a request of this status still change? */
export const isOpen = (status: ReportStatus) => !FINAL.has(status);
