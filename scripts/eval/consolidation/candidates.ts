import { probedKeys, type ReadReport, storedKeys } from '../../../subgraphs/reports/block-key/block-key.policy.ts';
import { MOST_PER_KEY, MOST_PER_REPORT } from '../../../subgraphs/reports/block-key/near-report.loader.ts';
import type { Terms } from '../../../subgraphs/reports/likeness/model.ts';
import type { Prepared } from '../../../subgraphs/reports/likeness/prepared.ts';
import { readOf } from '../../../subgraphs/reports/suggestion/likeness.policy.ts';

const WINDOW_MS = 180 * 86_400_000;

/** Earlier records worth a comparison: the hub's own block keys and caps, in memory instead of its tables. */
export function candidateSearch(terms: Terms) {
  const shelf = new Map<string, Prepared[]>();
  let keys = 0;
  let records = 0;
  return {
    /** The candidates of a record, which is then put on the shelf itself; records must come in time order. */
    near(record: Prepared): Prepared[] {
      const read = readFor(record, terms);
      const shared = new Map<Prepared, number>();
      for (const key of probedKeys(read)) {
        for (const other of shelf.get(key) ?? []) {
          if (record.receivedAt - other.receivedAt <= WINDOW_MS) shared.set(other, (shared.get(other) ?? 0) + 1);
        }
      }
      const stored = storedKeys(read);
      for (const key of stored) shelf.set(key, [...(shelf.get(key) ?? []), record].slice(-MOST_PER_KEY));
      keys += stored.length;
      records += 1;
      return [...shared]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_PER_REPORT)
        .map(([other]) => other);
    },
    /** Keys stored per record so far. */
    keysPerRecord: () => keys / records,
  };
}

function readFor(like: Prepared, terms: Terms): ReadReport {
  const { record, receivedAt } = like;
  const channelId = record.channelId ?? '';
  return readOf({ ...record, channelId, receivedAt: new Date(receivedAt) }, like, terms);
}
