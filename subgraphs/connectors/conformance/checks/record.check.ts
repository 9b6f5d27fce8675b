import type { RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { idsOf, livingOf } from '../bench/living.ts';
import { deadLettersOf, standingOf } from '../bench/standing.ts';
import { asTold, originOf, retold, withPart } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';
import { filesOf } from '../source/folder.ts';

/** Records beside the bad one: few enough of a page must be bad that it is not the source that changed. */
const OTHERS = 5;

async function besides(bench: Bench, poison: RawRecord, what: string): Promise<void> {
  const channel = await bench.channel();
  const { raw } = originOf(bench, 'body');
  const others = bench.records.filter((one) => one !== raw).slice(0, OTHERS);
  const { failure } = await bench.runPages(channel, [[others[0] ?? raw, poison, ...others.slice(1)]]);
  const ledger = await bench.ledger();
  const [dead, standing] = await Promise.all([deadLettersOf(ledger, channel), standingOf(ledger, channel)]);
  must(
    failure === null,
    `${what} stops the whole pull: ${failure?.message}`,
    'normalize',
    "throw SourceError('record', why) for a record that cannot be used",
  );
  must(
    dead.length === 1 && standing.size === (await idsOf(bench, others)).size,
    `${what}: ${dead.length} dead letters, ${standing.size} of ${others.length} good records taken`,
    'normalize',
    'refuse only what cannot be used, and make nothing up for it',
  );
}

async function poisoned(bench: Bench): Promise<void> {
  await besides(bench, { _where: 'record 2' }, 'a record without anything in it');
  const textless = withPart(bench, 'body', null, asTold(bench));
  const complaint = await bench.normalize(textless).catch(() => null);
  // Some sources keep the text twice, so that one of them may be missing. A careless author gives null for a text.
  if (String(complaint?.body ?? '').trim() === '') await besides(bench, textless, 'a record without its text');
}

async function strangeCharacters(bench: Bench): Promise<void> {
  await besides(bench, withPart(bench, 'body', 'rusak \u0000 di sini'), 'a text with NUL in it');
  await besides(bench, withPart(bench, 'body', 'setengah \ud83d saja'), 'a text with half a character');
  const wide = 'é ö — “Jalan” 路 \u{1F6A7}\r\nbaris kedua';
  const { body } = await bench.normalize(withPart(bench, 'body', wide));
  must(
    body.includes('é ö — “Jalan” 路 \u{1F6A7}'),
    `"${wide}" becomes "${body}"`,
    'body',
    'keep texts as they are; decode bytes once, by the charset the source names',
  );
  if (bench.source ?? bench.folder) await byteOrderMark(bench);
}

/** A byte order mark before every reply or text file changes nothing, or is refused. */
async function byteOrderMark(bench: Bench): Promise<void> {
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  const tables = [...filesOf(bench.subject.recording)].filter(([name]) => /\.(csv|tsv|txt|json|xml)$/i.test(name));
  const { records, failure } = await bench.pull({
    files: new Map(tables.map(([name, bytes]) => [name, Buffer.concat([mark, bytes])])),
    mutate: (reply) => ({ ...reply, body: Buffer.concat([mark, Buffer.from(reply.body as string)]) }),
  });
  const [seen, all] = await Promise.all([idsOf(bench, records), idsOf(bench, bench.clean.records)]);
  must(
    failure !== null || seen.size === all.size,
    `with a byte order mark ${all.size - seen.size} records are lost`,
    'pull',
    'read texts by ctx.http, which takes the mark off',
  );
}

async function vanishedInPart(bench: Bench): Promise<void> {
  const living = livingOf(bench);
  const channel = await bench.channel();
  bench.answer({});
  await bench.run(channel);
  const count = bench.asked.length;
  bench.answer({
    items: living.items.slice(1),
    mutate: (reply, _, at) => (at >= count - 1 ? { status: 500, headers: {}, body: '' } : reply),
  });
  await bench.run(channel);
  const gone = [...(await standingOf(await bench.ledger(), channel)).values()].filter(({ withdrawn }) => withdrawn);
  must(
    gone.length === 0,
    `${gone.length} records are taken away after a scan that did not reach its end`,
    'pull',
    'say complete: true on the last page only',
  );
}

async function vanishedAndBack(bench: Bench): Promise<void> {
  const channel = await bench.channel();
  const [other] = bench.records.filter((raw) => raw !== asTold(bench));
  must(other, 'one record is too few', 'recording', 'record three items or more');
  for (const records of [[retold(bench, 'A'), other], [other], [retold(bench, 'B'), other]])
    await bench.runPages(channel, [records]);
  const back = [...(await standingOf(await bench.ledger(), channel)).values()].find(
    ({ versions }) => versions.length === 2,
  );
  must(
    back && !back.withdrawn && back.seq === 2,
    'an item that vanished and came back has lost its history',
    'externalId',
    'make ids of the source’s own ids, which do not change',
  );
}

/** One bad or missing record harms no other. */
export const RECORD_CHECKS: Check[] = [
  { number: 40, given: 'poison record', must: 'isolated; page commits', run: poisoned },
  {
    number: 45,
    given: 'vanished item, incomplete scan',
    must: 'not deleted',
    unless: ({ connector, config }) =>
      (connector.policy?.(config).deletes ?? 'ignore') === 'ignore' ? "policy.deletes: 'ignore'" : null,
    needs: 'LIVING_SOURCE',
    run: vanishedInPart,
  },
  { number: 46, given: 'vanished then back', must: 'restored, history whole', run: vanishedAndBack },
  { number: 48, given: 'wrong charset, BOM, NUL', must: 'text intact or `record`', run: strangeCharacters },
];
