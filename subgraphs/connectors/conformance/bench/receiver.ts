import type { DatabasePart } from '../../../common/database/database-part.ts';
import type { SourceRecordsChanged } from '../../../common/handover/source-records-changed.topic.ts';

/** A report as the hub keeps it, as far as the checks ask. */
export interface ReceivedReport {
  id: string;
  /** Everybody may see that there is such a report. */
  shown: boolean;
  /** The report it was merged into; null: none. */
  mergedIntoId: string | null;
  body: string;
  categoryId: string | null;
  attachments: number;
  /** Events that tell of a category that was kept. */
  categoryNotes: number;
}

/** The real reports of the hub at the other end of the letters. Connectors never import them: whoever may import both lends them. */
export interface Receiver {
  takeIn(letter: SourceRecordsChanged): Promise<void>;
  /** Reports made of a channel's records, by the id of the source record. */
  reportsOf(channelId: string): Promise<Map<string, ReceivedReport>>;
  /** An admin of the hub hides the report. */
  hide(reportId: string): Promise<void>;
  /** An admin of the hub joins two reports. */
  merge(reportId: string, otherId: string): Promise<void>;
  close(): Promise<void>;
}

/** How a receiver is opened in the database of the ledger. */
export interface ReceiverDoor {
  /** Tables it needs there. */
  parts: readonly DatabasePart[];
  open(databaseUrl: string, now: () => Date): Promise<Receiver>;
}
