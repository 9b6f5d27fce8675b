import type { RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { valueAt, withValue, written } from '../bench/path.ts';
import { lettersOf, type Standing, standingOf } from '../bench/standing.ts';
import { asTold, originOf, retold } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';

/** Pulls these pages one run after the other, each a list of records; what then stands in the ledger. */
export async function afterRuns(bench: Bench, ...runs: RawRecord[][]) {
  const channel = await bench.channel();
  for (const records of runs) await bench.runPages(channel, [records]);
  const ledger = await bench.ledger();
  const standing = await standingOf(ledger, channel);
  return { channel, standing, first: [...standing.values()][0], letters: await lettersOf(ledger, channel) };
}

const historyOf = (record: Standing | undefined) =>
  `${record?.versions.length ?? 0} versions, state "${(record?.versions.find(({ seq }) => seq === record.seq)?.body ?? '').slice(-24)}"`;

/** @throws Finding unless the record has so many versions and the newest holds this text */
export function expectHistory(record: Standing | undefined, versions: number, ending: string, what: string): void {
  const holding = record?.versions.find(({ seq }) => seq === record.seq);
  must(
    record?.versions.length === versions && holding?.body.endsWith(ending),
    `${what}: ${historyOf(record)}`,
    'normalize',
    'give each record its own id and the same complaint for the same content; nothing may come from outside the record',
  );
}

async function thereAndBack(bench: Bench): Promise<void> {
  const { first } = await afterRuns(bench, [retold(bench, 'A')], [retold(bench, 'B')], [retold(bench, 'A')]);
  expectHistory(first, 3, 'A', 'a text that was changed and changed back');
}

async function twice(bench: Bench): Promise<void> {
  const raw = asTold(bench);
  const { first, letters } = await afterRuns(bench, [raw], [raw]);
  const told = letters.flatMap(({ ids }) => ids).length;
  must(
    first?.versions.length === 1 && told === 1,
    `the same record delivered twice makes ${first?.versions.length ?? 0} versions and ${told} letters`,
    'normalize',
    'leave out of the complaint what differs from one reading to the next (times of reading, counters)',
  );
}

async function sameTextNewId(bench: Bench): Promise<void> {
  const { path, raw, other } = originOf(bench, 'externalId');
  const { standing } = await afterRuns(bench, [raw, withValue(raw, path, other)]);
  must(
    standing.size === 2,
    'two items with the same text are one record',
    written(path),
    'make the id of the source’s id alone',
  );
}

async function latestOnly(bench: Bench): Promise<void> {
  const { first } = await afterRuns(bench, [retold(bench, 'A')], [retold(bench, 'B')], [retold(bench, 'C')]);
  expectHistory(first, 3, 'C', 'a source that shows the latest state only, changed twice');
}

/** A raw word of the source for a status, and one that is not it. */
function words({ connector, config }: Bench) {
  const all = Object.entries(connector.statusMap(config));
  return {
    closed: all.find(([, to]) => to === 'CLOSED')?.[0],
    open: all.find(([, to]) => to === 'IN_PROGRESS' || to === 'RECEIVED')?.[0],
  };
}

async function reopened(bench: Bench): Promise<void> {
  const { path, raw } = originOf(bench, 'statusRaw');
  const { closed = '', open = '' } = words(bench);
  const like = (word: string) => (typeof valueAt(raw, path) === 'number' ? Number(word) : word);
  const { first } = await afterRuns(bench, [withValue(raw, path, like(closed))], [withValue(raw, path, like(open))]);
  const holding = first?.versions.find(({ seq }) => seq === first.seq);
  must(
    first?.versions.length === 2 && holding !== undefined && holding.status !== 'CLOSED',
    `closed, then "${open}": it stands as ${holding?.status} with ${first?.versions.length ?? 0} versions`,
    written(path),
    'give the status the record has now, whatever it had before',
  );
}

async function silently(bench: Bench): Promise<void> {
  const channel = await bench.channel('SHADOW');
  bench.answer({});
  await bench.run(channel);
  const letters = await lettersOf(await bench.ledger(), channel);
  must(
    letters.length > 0 && letters.every(({ silent }) => silent),
    'records of a silent channel are announced',
    'runner',
    'report this: it is the hub’s fault',
  );
}

/** What becomes of a record that changes, judged in the real ledger. */
export const VERSION_CHECKS: Check[] = [
  { number: 7, given: 'A → B → A', must: 'three versions', run: thereAndBack },
  { number: 8, given: 'delivered twice', must: 'one version, one job', run: twice },
  { number: 9, given: 'same text + state, new id', must: 'both kept', run: sameTextNewId },
  { number: 14, given: 'latest-only back end', must: 'each change becomes a version', run: latestOnly },
  {
    number: 23,
    given: 'closed, then open',
    must: 'reopened',
    unless: (bench) => {
      const { closed, open } = words(bench);
      return closed !== undefined && open !== undefined
        ? null
        : 'its statusMap has no word for CLOSED, or none for an open state';
    },
    run: reopened,
  },
  { number: 52, given: 'import with alerts off', must: 'no message sent', run: silently },
];
