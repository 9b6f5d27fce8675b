import type { Json } from '../kit/json.ts';
import type { DeadRecord, NormalRecord } from './normalize-page.ts';
import type { PageVerdict } from './page-verdict.policy.ts';

/** A page as it is committed. */
export interface PageToCommit {
  records: NormalRecord[];
  dead: DeadRecord[];
  /** Where the next pull goes on; undefined leaves the cursor alone (pushed pages, replays). */
  cursor?: Json;
  /** Ids of items the source says are gone. */
  deleted?: readonly string[];
  /** The run has shown everything there is: what it has not seen is gone. */
  isWholeScan?: boolean;
}

/** A source record's row, as far as a page changes it. */
export interface StandingRecord {
  id: string;
  externalId: string;
  seq: number;
  lastSeq: number;
  contentHash: string;
  sourceUpdatedAt: Date | null;
  /** It was gone at its source. */
  withdrawn: boolean;
}

/** What the ledger holds of the records of a page. */
export interface Known {
  /** Rows by external id. */
  rows: Map<string, StandingRecord>;
  /** Content hashes of all versions, by source record id: of records that could be met late. */
  versions: Map<string, Set<string>>;
}

/** One record of the page with its verdict; `standing` is its row as it will be written. */
export interface ArrivingVersion {
  record: NormalRecord;
  verdict: PageVerdict;
  standing: StandingRecord;
  /** Number of the new version; 0 when there is none. */
  seq: number;
}
