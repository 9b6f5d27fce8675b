import { type Complaint, REPORT_STATUSES, type Ref, type ReportStatus } from '../../kit/complaint.ts';
import type { ValueKind } from '../../ledger/import-words.ts';
import type { RecordReader } from '../record-reader.ts';

/** What values of a channel mean in the hub, by kind and by the value as the source says it. */
export type ChannelValues = Readonly<Record<ValueKind, ReadonlyMap<string, string>>>;

/** A channel without tables. */
export const NO_VALUES: ChannelValues = { STATUS: new Map(), CATEGORY: new Map(), AGENCY: new Map() };

/** How a reference is looked up: by its id, else by its name. */
export const saidIn = (ref: Ref | null): string | null => ref && (ref.id ?? ref.name);

/** What is wrong with the meaning of a value; null: nothing. */
export function meaningFault(kind: ValueKind, hub: string): string | null {
  if (kind === 'STATUS')
    return REPORT_STATUSES.some((status) => status === hub && status !== 'UNKNOWN')
      ? null
      : `"${hub}" is no status of the hub (${REPORT_STATUSES.join(', ')})`;
  return /^[^:\s]+:\S+$/.test(hub) ? null : `"${hub}" is no key such as sp4n-lapor:123`;
}

/** The complaint with the channel's tables applied. A status the sender gives itself stands; only UNKNOWN is looked up. */
export function withValues(complaint: Complaint, values: ChannelValues): Complaint {
  const { status, statusRaw, category, agency } = complaint;
  return {
    ...complaint,
    status: status === 'UNKNOWN' ? ((values.STATUS.get(statusRaw) as ReportStatus | undefined) ?? status) : status,
    category: mapped(category, values.CATEGORY),
    agency: mapped(agency, values.AGENCY),
  };
}

/** A reader that applies the channel's tables to what another one reads. */
export const mappedReader = (reader: RecordReader, values: ChannelValues): RecordReader =>
  Object.values(values).every((table) => table.size === 0)
    ? reader
    : { ...reader, normalize: async (raw) => withValues(await reader.normalize(raw), values) };

/** The name stays as the source says it. */
function mapped(ref: Ref | null, table: ReadonlyMap<string, string>): Ref | null {
  const hub = ref && (table.get(ref.id ?? '') ?? table.get(ref.name ?? ''));
  if (!hub) return ref;
  const [system = '', ...id] = hub.split(':');
  return { system, id: id.join(':'), name: ref.name };
}
