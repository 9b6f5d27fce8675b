import { dayIn } from '../../common/time/day.ts';
import type { ReportStatus } from '../kit/complaint.ts';
import type { Connector } from '../kit/connector.ts';

/** One item as a source lists it, or as the ledger holds it: both sides of a reconciliation look the same. */
export interface ListedItem {
  externalId: string;
  status: ReportStatus;
  /** Day on which it came in, in its connector's zone. */
  day: string;
  /** The ledger's content hash (`normalizeRecord`). */
  hash: string;
}

/** Where a source states no zone, its days are those of the capital. */
export const USUAL_ZONE = 'Asia/Jakarta';

/** The day of receipt by which items of a channel are counted. @param occurredAt ISO, with zone */
export const receiptDay = (connector: Connector, config: unknown, occurredAt: string): string =>
  dayIn(new Date(occurredAt), connector.timezone?.(config) ?? USUAL_ZONE);
