import type { ReportStatus } from '../../kit/complaint.ts';
import type { DayWindow } from '../../kit/listing.ts';
import { type ListedItem, receiptDay } from '../../runner/listed-item.ts';
import type { Bench } from '../bench/bench.ts';
import { standingOf } from '../bench/standing.ts';
import { type Check, must } from '../check.ts';

/** What the ledger holds after a pull of the whole source, as a listing shows it. */
async function stored(bench: Bench, channel: string): Promise<ListedItem[]> {
  const { connector, config } = bench;
  const standing = await standingOf(await bench.ledger(), channel);
  return [...standing.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ externalId, hash, seq, versions }): ListedItem => {
      const holding = versions.find((version) => version.seq === seq)!;
      const day = receiptDay(connector, config, holding.occurredAt);
      return { externalId, status: holding.status as ReportStatus, day, hash };
    });
}

async function listsItself(bench: Bench): Promise<void> {
  const channel = await bench.channel();
  bench.answer({});
  const { failure } = await bench.run(channel);
  must(failure === null, `the pull fails: ${failure?.message}`, 'pull', 'mend it first');
  const all = await stored(bench, channel);
  const days = all.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  must(from && to, 'nothing was stored', 'recording', 'record three items or more');
  await compare(bench, all, { from, to });
  // The first day alone: what a window leaves out would be called missing.
  await compare(bench, all, { from, to: from });
}

async function compare(bench: Bench, all: readonly ListedItem[], window: DayWindow): Promise<void> {
  const expected = all.filter(({ day }) => day >= window.from && day <= window.to);
  const found = (await bench.list(window))?.items ?? new Map<string, ListedItem>();
  const days = `${window.from} to ${window.to}`;
  const missing = expected.filter(({ externalId }) => !found.has(externalId)).map(({ externalId }) => externalId);
  must(
    missing.length === 0,
    `of ${days}, ${missing.length} of ${expected.length} stored records are not listed, first ${missing[0]}`,
    'enumerate',
    'list everything the source holds of these days, to its end; where it cannot, leave `enumerate` out',
  );
  const known = new Set(expected.map(({ externalId }) => externalId));
  const extra = [...found.keys()].filter((id) => !known.has(id));
  must(
    extra.length === 0,
    `of ${days}, ${extra.length} records are listed that no pull brings, first ${extra[0]}`,
    'enumerate',
    'list the same items that `pull` gives, under the same ids',
  );
  const differing = expected.filter(({ externalId, hash }) => found.get(externalId)?.hash !== hash);
  must(
    differing.length === 0,
    `${differing.length} records have another hash than the stored ones, first ${differing[0]?.externalId}`,
    'enumerate',
    'give the raw record just as `pull` gives it, with all that `normalize` reads',
  );
}

/** Can the source be compared with the hub? */
export const LISTING_CHECKS: Check[] = [
  {
    number: 53,
    given: '`enumerate` against stored rows',
    must: 'same ids and hashes',
    unless: ({ connector, source, folder }) => {
      if (!connector.enumerate) return 'no `enumerate`: reconciliation is one-sided (ONE_SIDED)';
      return source || folder ? null : 'the recording holds raw pages, which answer no `enumerate`';
    },
    run: listsItself,
  },
];
