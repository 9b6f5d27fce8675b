import { type Complaint, completeComplaint } from '../kit/complaint.ts';
import type { Connector } from '../kit/connector.ts';
import type { RawRecord } from '../kit/json.ts';
import { normalizeInfo } from '../kit/normalize-info.ts';

/** How raw records of one channel become complaints. */
export interface RecordReader {
  ordering: Connector['ordering'];
  /** Pure. Throws when the record cannot be used. */
  normalize(raw: RawRecord): Complaint | Promise<Complaint>;
  /** The id even of a record that cannot be used; null or an exception: it shows none. */
  identify(raw: RawRecord): string | null;
}

/** The reader of a channel that a connector pulls. Make it once per pull, not per record. */
export function readerOf(connector: Connector, config: unknown): RecordReader {
  const info = normalizeInfo(connector, config);
  return {
    ordering: connector.ordering,
    normalize: async (raw) => completeComplaint(await connector.normalize(raw, info)),
    identify: (raw) => connector.identify?.(raw) ?? null,
  };
}

/** The reader of pushed pages: they are complaints already. */
export const PUSHED: RecordReader = {
  ordering: 'source-time',
  normalize: ({ _where, ...complaint }) => complaint as unknown as Complaint,
  identify: ({ externalId }) => (typeof externalId === 'string' ? externalId : null),
};
