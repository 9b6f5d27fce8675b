import type { RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { inYear, later, yearOf } from '../bench/moment.ts';
import { valueAt, withValue, written } from '../bench/path.ts';
import { standingOf, stateKey } from '../bench/standing.ts';
import { asTold, originOf, retold } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';
import { afterRuns, expectHistory } from './version.check.ts';

const isTrusted = ({ connector }: Bench) => connector.ordering === 'source-time';
const untrusted = (bench: Bench) => (isTrusted(bench) ? null : "ordering: 'arrival'");

/** The record as it was a year before. */
function aYearOlder(bench: Bench, raw: RawRecord): RawRecord {
  const { path } = originOf(bench, 'updatedAt');
  const value = valueAt(raw, path);
  const year = yearOf(value);
  must(
    year !== null,
    'the kit cannot write this time in another year',
    written(path),
    'declare the row in notApplicable',
  );
  return withValue(raw, path, inYear(value, year - 1) ?? undefined);
}

async function olderIsHistory(bench: Bench): Promise<void> {
  const { first } = await afterRuns(bench, [retold(bench, 'B')], [aYearOlder(bench, retold(bench, 'A'))]);
  expectHistory(first, 2, 'B', 'an older update that came after a newer one');
  must(
    first?.versions[1]?.late === true,
    'the older update is not kept as history',
    'updatedAt',
    'give `updatedAt` by the source’s own time of change',
  );
}

async function orderOfKeys(bench: Bench): Promise<void> {
  const raw = asTold(bench);
  const turned = Object.fromEntries(Object.entries(raw).reverse());
  const touched: RawRecord[][] = [];
  const [update] = bench.influences.get('updatedAt') ?? [];
  const occurs = bench.influences.get('occurredAt') ?? [];
  if (update && !occurs.some(({ path }) => String(path) === String(update.path))) {
    const value = later(valueAt(raw, update.path), 60_000);
    if (value !== null) touched.push([withValue(raw, update.path, value)]);
  }
  const { first } = await afterRuns(bench, [raw], [turned], ...touched);
  must(
    first?.versions.length === 1,
    `the same record in another order of its keys, or only touched, makes ${first?.versions.length ?? 0} versions`,
    'normalize',
    'give times of change as `updatedAt` and nowhere else in the complaint',
  );
}

async function oldFirst(bench: Bench): Promise<void> {
  const dated = isTrusted(bench) ? aYearOlder(bench, retold(bench, 'A')) : retold(bench, 'A');
  const alone = await afterRuns(bench, [dated]);
  expectHistory(alone.first, 1, 'A', 'an old update that is the first we hear');
  const both = await afterRuns(bench, [dated], [retold(bench, 'B')]);
  expectHistory(both.first, 2, 'B', 'an old update, then a newer one');
}

async function equalTimes(bench: Bench): Promise<void> {
  const { first } = await afterRuns(bench, [retold(bench, 'A'), retold(bench, 'B')]);
  expectHistory(first, 2, 'B', 'two contents with the same time');
}

async function shuffled(bench: Bench): Promise<void> {
  const records = bench.records.slice(0, 6);
  const third = Math.ceil(records.length / 3);
  const pages = [0, 1, 2]
    .map((index) => records.slice(index * third, (index + 1) * third))
    .filter((page) => page.length > 0);
  if (isTrusted(bench)) pages.push([aYearOlder(bench, retold(bench, 'lama'))]);
  const ledger = await bench.ledger();
  const keys = new Set<string>();
  for (const order of [pages, [...pages].reverse(), [...pages.slice(1), ...pages.slice(0, 1)]]) {
    const channel = await bench.channel();
    for (let replay = 0; replay < 3; replay += 1) await bench.runPages(channel, order);
    keys.add(stateKey(await standingOf(ledger, channel)));
  }
  must(
    keys.size === 1,
    'the order in which pages come decides what stands in the end',
    'normalize',
    'give `updatedAt` by the source, and nothing that depends on other records',
  );
}

async function arrivalCounts(bench: Bench): Promise<void> {
  const raw = retold(bench, 'B');
  const dated = bench.influences.has('updatedAt') ? aYearOlder(bench, raw) : raw;
  const { first } = await afterRuns(bench, [retold(bench, 'A')], [dated]);
  expectHistory(first, 2, 'B', 'what came last, though its time is older');
}

/** Which of several versions holds. */
export const ORDER_CHECKS: Check[] = [
  {
    number: 6,
    given: 'older update after newer',
    must: 'history only, state kept',
    unless: untrusted,
    run: olderIsHistory,
  },
  { number: 10, given: 'key order or time stamp only changed', must: 'no version', run: orderOfKeys },
  { number: 11, given: 'first update out of order', must: 'state set', run: oldFirst },
  { number: 12, given: 'equal time stamps, different content', must: 'arrival order', run: equalTimes },
  { number: 13, given: 'three pages shuffled, replayed thrice', must: 'identical state hash', run: shuffled },
  {
    number: 15,
    given: 'untrustworthy update time',
    must: '`arrival` ordering works',
    unless: (bench) => (isTrusted(bench) ? "ordering: 'source-time'" : null),
    run: arrivalCounts,
  },
];
