import type { Json } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import type { Part } from '../bench/influence.ts';
import { withValue, written } from '../bench/path.ts';
import { received } from '../bench/received.ts';
import { deadLettersOf } from '../bench/standing.ts';
import { originOf, withPart } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';

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

/** What a report keeps when its source no longer says it, or says it broken. */
export const KEPT_CHECKS: Check[] = [
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
