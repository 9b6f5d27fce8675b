import type { Json } from '../../../subgraphs/connectors/kit/json.ts';
import type { Family } from '../../../subgraphs/connectors/ledger/family.ts';

/** A source of one family, filled with invented complaints and ready to be pulled. */
export interface Prepared {
  family: Family;
  settings: Json;
  /** Size of the file that is read; absent: it is none. */
  megabytes?: number;
  stop(): Promise<unknown>;
}

/** Makes a source of `rows` complaints. `ownerUrl`: a PostgreSQL in which databases may be made. */
export type Prepare = (rows: number, ownerUrl: string) => Promise<Prepared>;

/** Values of the n-th invented complaint, the same at every run. */
export const complaintParts = (n: number) => ({
  id: String(7_000_000 + n),
  day: new Date(Date.UTC(2025, 0, 1) + (n % 300) * 86_400_000),
  title: `Lampu jalan nomor ${n} padam`,
  body: `Lampu jalan di Jalan Contoh Melati nomor ${n}, RT ${n % 20} RW ${n % 9}, sudah padam sejak ${(n % 30) + 2} hari yang lalu dan warga mohon segera diperbaiki sebelum musim hujan.`,
});
