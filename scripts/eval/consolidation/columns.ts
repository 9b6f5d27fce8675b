import type { LikenessRecord } from '../../../subgraphs/reports/likeness/record.ts';

const NOWHERE = { regency: null, district: null, village: null, detail: null, lat: null, lng: null };
type Place = Partial<LikenessRecord['place']>;
const place =
  (emptied: Place) =>
  (record: LikenessRecord): LikenessRecord => ({ ...record, place: { ...record.place, ...emptied } });

/** Column -> the record as a file without it would give it. */
const WITHOUT: Readonly<Record<string, (record: LikenessRecord) => LikenessRecord>> = {
  address: place({ detail: null }),
  kelurahan: place({ village: null }),
  kecamatan: place({ district: null }),
  regency: place({ regency: null }),
  lat: place({ lat: null }),
  lng: place({ lng: null }),
  place: place(NOWHERE),
  category: (record) => ({ ...record, categoryId: null }),
  agency: (record) => ({ ...record, agencyId: null }),
  channel: (record) => ({ ...record, channelId: null }),
  received_at: (record) => ({ ...record, receivedAt: '' }),
  reporter_keys: (record) => ({ ...record, reporterKeys: [] }),
};

/** A record with columns emptied, to see how likeness bears their lack. Throws on an unknown column. */
export function withoutColumns(record: LikenessRecord, columns: readonly string[]): LikenessRecord {
  return columns.reduce((kept, column) => {
    const empty = WITHOUT[column];
    if (!empty)
      throw new Error(`--without knows no column "${column}". Name some of: ${Object.keys(WITHOUT).join(', ')}.`);
    return empty(kept);
  }, record);
}
