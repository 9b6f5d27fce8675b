import { readFileSync } from 'node:fs';
import type { LikenessRecord } from '../../../subgraphs/reports/likeness/record.ts';
import { withoutColumns } from './columns.ts';
import { csvRows, csvTable } from './csv-table.ts';

/** What a person said about a pair. */
export type Verdict = 'same_submission' | 'same_matter' | 'recurrence' | 'different';

/** Two record ids and the truth about them; `cluster` keeps pairs of one neighbourhood in one fold. */
export interface LabelledPair {
  a: string;
  b: string;
  verdict: Verdict;
  cluster: string;
  /** What makes the pair what it is; only generated data know. */
  kind?: string;
}

type Row = Record<string, string>;
/** First filled column of several names for one thing. */
const pick = (row: Row, ...names: string[]) => names.map((name) => row[name]?.trim()).find((value) => value) ?? null;
const yes = (value: string | null) => /^(?:1|true|ya|yes)$/i.test(value ?? '');

/** Records of a CSV in the documented format, or of an export "Laporan Ringkas"; columns named in `without` are emptied. */
export function recordsOf(path: string, without: readonly string[] = []): LikenessRecord[] {
  const text = readFileSync(path, 'utf8');
  const head = csvRows(text).findIndex((row) => row.includes('Tracking ID'));
  const records = head >= 0 ? exported(csvRows(text).slice(head)) : csvTable(text).map(plain);
  return records.map((record) => withoutColumns(record, without));
}

const plain = (row: Row): LikenessRecord => ({
  id: pick(row, 'record_id', 'id')!,
  text: [pick(row, 'title'), pick(row, 'text', 'body')].filter(Boolean).join('\n'),
  categoryId: pick(row, 'category', 'category_id'),
  agencyId: pick(row, 'agency', 'agency_id'),
  channelId: pick(row, 'channel'),
  receivedAt: pick(row, 'received_at') ?? '',
  place: {
    regency: pick(row, 'regency', 'kabupaten', 'kota'),
    district: pick(row, 'district', 'kecamatan'),
    village: pick(row, 'village', 'kelurahan'),
    detail: pick(row, 'address', 'detail'),
    lat: degrees(pick(row, 'lat')),
    lng: degrees(pick(row, 'lng')),
  },
  reporterKeys: (pick(row, 'reporter_keys') ?? '').split('|').filter(Boolean),
  anonymous: yes(pick(row, 'anonymous')),
  secret: yes(pick(row, 'secret')),
  status: /^(?:closed|tutup)/i.test(pick(row, 'status') ?? '') ? 'CLOSED' : 'OPEN',
});

const degrees = (value: string | null) => (value === null || Number.isNaN(Number(value)) ? null : Number(value));

/** ISO 8601; empty where no date stands. */
const moment = (said: string) => (Number.isNaN(Date.parse(said)) ? '' : new Date(said).toISOString());

function exported([header, ...rows]: string[][]): LikenessRecord[] {
  return rows
    .map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at] ?? ''])))
    .filter((row) => /^\d+$/.test(row['Tracking ID'] ?? ''))
    .map((row) => ({
      ...plain({ record_id: row['Tracking ID']!, title: row['Judul Laporan']!, text: row['Isi Laporan Awal']! }),
      categoryId: pick(row, 'ID Kategori'),
      agencyId: pick(row, 'ID Instansi Terdisposisi'),
      channelId: pick(row, 'Sumber Laporan'),
      receivedAt: moment(`${row['Tanggal Laporan Masuk']} ${row['Waktu Laporan Masuk']} GMT+0700`),
      place: {
        regency: pick(row, 'Kota/Kabupaten'),
        district: pick(row, 'Kecamatan'),
        village: pick(row, 'Kelurahan'),
        detail: null,
      },
      anonymous: /anonim/i.test(row['Tipe Laporan (Anonim/Rahasia)'] ?? ''),
      secret: /rahasia/i.test(row['Tipe Laporan (Anonim/Rahasia)'] ?? ''),
      status: /^(?:Ditutup|Diarsipkan)/.test(row['Status Laporan'] ?? '') ? 'CLOSED' : 'OPEN',
    }));
}

/** Labelled pairs; those of low confidence are left out. Cluster: the district of the first record. */
export function pairsOf(path: string, records: ReadonlyMap<string, LikenessRecord>): LabelledPair[] {
  return csvTable(readFileSync(path, 'utf8'))
    .filter((row) => row.confidence !== 'low')
    .map((row) => ({ a: pick(row, 'record_a', 'tracking_a', 'a')!, b: pick(row, 'record_b', 'tracking_b', 'b')!, row }))
    .map(({ a, b, row }) => ({
      a,
      b,
      verdict: pick(row, 'label', 'verdict') as Verdict,
      cluster: clusterOf(records.get(a)),
    }));
}

const clusterOf = (record: LikenessRecord | undefined) =>
  record?.place.district ?? record?.place.village ?? record?.agencyId ?? 'none';
