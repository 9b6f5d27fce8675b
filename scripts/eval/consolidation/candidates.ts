import type { Prepared } from '../../../subgraphs/reports/likeness/prepared.ts';

const WINDOW_MS = 180 * 86_400_000;
const NEWEST_PER_KEY = 40;
const MOST = 60;
const CELL = 0.0036;
const RARE_WORDS = 4;

/** Earlier records worth a comparison, by shared block keys as CONSOLIDATION, section 3, has them; in memory, for measuring only. */
export function candidateSearch(frequency: ReadonlyMap<string, number>) {
  const shelf = new Map<string, Prepared[]>();
  /** The candidates of a record, which is then put on the shelf itself; records must come in time order. */
  return (record: Prepared): Prepared[] => {
    const keys = new Set(blockKeys(record, frequency));
    const shared = new Map<Prepared, number>();
    for (const key of keys) {
      for (const other of (shelf.get(key) ?? []).slice(-NEWEST_PER_KEY)) {
        if (record.receivedAt - other.receivedAt <= WINDOW_MS) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      shelf.set(key, [...(shelf.get(key) ?? []), record].slice(-NEWEST_PER_KEY));
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([other]) => other);
  };
}

function blockKeys({ record, spot, words, things }: Prepared, frequency: ReadonlyMap<string, number>): string[] {
  const rare = [...words.keys()]
    .sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0))
    .slice(0, RARE_WORDS)
    .sort();
  const { lat, lng, regency, village } = record.place;
  const cell =
    lat == null || lng == null ? [] : [`G${Math.floor(lat / CELL)}/${Math.floor(lng / CELL)}/${record.categoryId}`];
  return [
    ...(record.anonymous ? [] : record.reporterKeys.map((key) => `P${key}`)),
    ...spot.streets.map((street) => `S${street.key}/${regency}`),
    ...rare.flatMap((one, at) => rare.slice(at + 1).map((other) => `R${one} ${other}`)),
    ...[...things].map((thing) => `K${village}/${thing}`),
    ...cell,
  ];
}
