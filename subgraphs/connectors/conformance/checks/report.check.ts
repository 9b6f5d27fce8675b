import type { RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { withValue } from '../bench/path.ts';
import { lent, received } from '../bench/received.ts';
import type { ReceivedReport } from '../bench/receiver.ts';
import { type Check, must } from '../check.ts';

/** States in which no admin of the hub hides a report: it has ended. */
const ENDED = ['CLOSED', 'ARCHIVED', 'BLOCKED'];

interface Tried {
  id: string;
  raw: RawRecord;
  changed: RawRecord;
  ended: boolean;
}

/** Records that can be told otherwise. */
async function triedRecords(bench: Bench): Promise<Tried[]> {
  const found = new Map<RawRecord, Tried>();
  for (const { raw, path, other } of bench.influences.get('body') ?? []) {
    const { externalId, status } = await bench.normalize(raw);
    const changed = withValue(raw, path, `${other} A`);
    if (!found.has(raw)) found.set(raw, { id: externalId, raw, changed, ended: ENDED.includes(status) });
  }
  return [...found.values()];
}

async function hubDecides(bench: Bench): Promise<void> {
  const records = await triedRecords(bench);
  const open = records.filter(({ ended }) => !ended).slice(0, 1);
  must(open.length > 0, 'no record is still open', 'recording', 'record an item that is open');
  const receiver = await lent(bench);
  await survives(bench, open, (reports) => receiver.hide(reports[0]!.id));
  must(records.length > 1, 'only one record has a text', 'recording', 'record three items or more');
  await survives(bench, records.slice(0, 2), async ([one, other]) => {
    must(one && other, 'two records make one report', 'externalId', 'make ids of the source’s own ids');
    await receiver.merge(one.id, other.id);
  });
}

/** What the hub decides about the reports of these records stands, though each changes at the source. */
async function survives(bench: Bench, records: Tried[], decide: (reports: ReceivedReport[]) => Promise<void>) {
  const channel = await bench.channel();
  await bench.runPages(channel, [records.map(({ raw }) => raw)]);
  await decide([...(await received(bench, channel)).values()]);
  const decided = await received(bench, channel);
  const isDecided = [...decided.values()].some(({ shown, mergedIntoId }) => !shown || mergedIntoId !== null);
  must(isDecided, 'nothing was hidden or merged', 'hub', 'this is the hub’s own fault: report it');
  await bench.runPages(channel, [records.map(({ changed }) => changed)]);
  const after = await received(bench, channel);
  must(
    after.size === decided.size,
    `${after.size - decided.size} new reports stand beside those that were hidden or merged`,
    'externalId',
    'make ids of the source’s own ids alone, so that a change is a version of the same record',
  );
  for (const [id, before] of decided)
    must(
      after.get(id)?.mergedIntoId === before.mergedIntoId && after.get(id)?.shown === before.shown,
      `a change of "${id}" at the source undoes what the hub has hidden or merged`,
      'hub',
      'this is the hub’s own fault: report it',
    );
}

/** What the hub has decided about reports stands, whatever their source says later. */
export const REPORT_CHECKS: Check[] = [
  { number: 24, given: 'hidden or merged in hub', must: 'source cannot unhide or unmerge', run: hubDecides },
];
