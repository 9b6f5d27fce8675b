import type { Json, RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import type { Part } from '../bench/influence.ts';
import { withValue, written } from '../bench/path.ts';
import { lent, received } from '../bench/received.ts';
import type { ReceivedReport } from '../bench/receiver.ts';
import { deadLettersOf } from '../bench/standing.ts';
import { originOf, withPart } from '../bench/variation.ts';
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

async function categoryKept(bench: Bench): Promise<void> {
  const { raw, path } = originOf(bench, 'category');
  // Some sources tell id and name apart: all that makes it has to go.
  const all = (bench.influences.get('category') ?? []).filter((one) => one.raw === raw);
  const gone = all.reduce((record, one) => withValue(record, one.path, null), raw);
  const complaint = await bench.normalize(gone).catch((error: Error) => error);
  must(
    !(complaint instanceof Error),
    `a record whose category is gone is refused: ${(complaint as Error).message}`,
    written(path),
    'give `category: null` where the source names none',
  );
  const { category } = complaint as Exclude<typeof complaint, Error>;
  must(
    category === null || (category.id === null && category.name === null),
    `a record without its category is put into "${category?.name ?? category?.id}"`,
    written(path),
    'give `category: null` where the source names none; never make one up',
  );
  const channel = await bench.channel();
  await bench.runPages(channel, [[raw]]);
  const [before] = (await received(bench, channel)).values();
  await bench.runPages(channel, [[gone]]);
  const [after] = (await received(bench, channel)).values();
  must(
    before?.categoryId && after?.categoryId === before.categoryId && after.categoryNotes === 1,
    'the category of its report is lost, or nothing notes that it was kept',
    'hub',
    'this is the hub’s own fault: report it',
  );
}

const NUMBER = '0000000000000000';

async function masked(bench: Bench): Promise<void> {
  const real = withPart(bench, 'body', `Nomor saya ${NUMBER}, mohon dibantu.`);
  const hidden = withPart(bench, 'body', 'Nomor saya [NIK], mohon dibantu.');
  const channel = await bench.channel();
  await bench.runPages(channel, [[real]]);
  await received(bench, channel);
  await bench.runPages(channel, [[hidden]]);
  const [report] = (await received(bench, channel)).values();
  must(
    report?.body.includes(NUMBER),
    `after the source has begun to mask, the real text is "${report?.body ?? ''}"`,
    'body',
    'keep [NIK], [telepon] and [surel] in texts as they are: by them the hub knows a masked text',
  );
}

/** What a source says of an attachment that it cannot show. */
const BROKEN: Json[] = [null, '', 'tidak ada'];

async function attachmentFails(bench: Bench): Promise<void> {
  const { raw, path } = originOf(bench, 'attachments');
  const ledger = await bench.ledger();
  for (const value of BROKEN) {
    const channel = await bench.channel();
    const { failure } = await bench.runPages(channel, [[withValue(raw, path, value)]]);
    const dead = await deadLettersOf(ledger, channel);
    must(
      failure === null && dead.length === 0,
      `${JSON.stringify(value)} for an attachment loses the whole complaint: ${failure?.message ?? dead[0]?.reason}`,
      written(path),
      'leave out an attachment that cannot be read, or give it with `url: null`; the complaint comes first',
    );
    await bench.runPages(channel, [[raw]]);
    const [report] = (await received(bench, channel)).values();
    const { attachments } = await bench.normalize(raw);
    must(
      report?.attachments === attachments.length,
      `once the source shows it again, the report has ${report?.attachments ?? 0} of ${attachments.length} attachments`,
      written(path),
      'make attachments of the record alone',
    );
  }
}

const without = (part: Part) => (bench: Bench) =>
  bench.influences.has(part) ? null : `no value of its records makes \`${part}\``;

/** What reports of the hub keep, whatever their source says later. */
export const REPORT_CHECKS: Check[] = [
  { number: 24, given: 'hidden or merged in hub', must: 'source cannot unhide or unmerge', run: hubDecides },
  {
    number: 25,
    given: 'unknown or deleted category',
    must: 'old one kept, note added',
    unless: without('category'),
    run: categoryKept,
  },
  { number: 32, given: 'masked value comes back', must: 'never overwrites the real one', run: masked },
  {
    number: 51,
    given: 'attachment fails',
    must: 'report kept, attachment taken once it is there',
    unless: without('attachments'),
    run: attachmentFails,
  },
];
