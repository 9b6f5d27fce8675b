import type { Complaint } from '../../kit/complaint.ts';
import type { Json } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { valueAt, withValue, written } from '../bench/path.ts';
import { originOf } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';

const OPTIONAL = [
  'title',
  'category',
  'agency',
  'parentAgency',
  'place',
  'url',
  'sourceChannel',
  'archiveReason',
] as const;
const UNKNOWN_WORD = 'tahap-tak-dikenal';
const UNKNOWN_NUMBER = 98_765;
const IDS: [given: Json, kept: string][] = [
  ['007', '007'],
  ['9007199254740993', '9007199254740993'],
  [7, '7'],
  [0, '0'],
];

async function nothingIsNothing(bench: Bench): Promise<void> {
  for (const part of OPTIONAL) {
    const [origin] = bench.influences.get(part) ?? [];
    if (!origin || typeof valueAt(origin.raw, origin.path) !== 'string') continue;
    const said = await Promise.all(
      [null, undefined, ''].map((nothing) =>
        bench.normalize(withValue(origin.raw, origin.path, nothing)).then(
          (complaint) => JSON.stringify(complaint[part]),
          (error: Error) => `refused (${error.message.slice(0, 60)})`,
        ),
      ),
    );
    must(
      new Set(said).size === 1,
      `null, absent and '' at \`${written(origin.path)}\` give \`${part}\` ${said.join(', ')}: a source that changes between them makes new versions of nothing`,
      written(origin.path),
      'make null of all three',
    );
  }
}

async function idsAreText(bench: Bench): Promise<void> {
  const { connector, info } = bench;
  for (const raw of bench.records.slice(0, 3)) {
    const { externalId } = await connector.normalize(structuredClone(raw), info);
    must(
      typeof externalId === 'string',
      `the id ${JSON.stringify(externalId)} is a ${typeof externalId}`,
      'externalId',
      'keep ids as text: String(raw.no), never Number(raw.no)',
    );
  }
  const { path, raw } = originOf(bench, 'externalId');
  for (const [given, kept] of IDS) {
    const said = await Promise.resolve()
      .then(() => connector.normalize(withValue(raw, path, given), info))
      .then(
        ({ externalId }) => externalId as unknown,
        () => null,
      );
    if (said === null) continue;
    must(
      typeof said === 'string' && said.includes(kept),
      `the id ${JSON.stringify(given)} becomes ${JSON.stringify(said)}`,
      written(path),
      'keep ids as text, with their leading zeros: String(raw.no), never Number(raw.no)',
    );
  }
}

async function unknownStatus(bench: Bench): Promise<void> {
  const { path, raw } = originOf(bench, 'statusRaw');
  const word = typeof valueAt(raw, path) === 'number' ? UNKNOWN_NUMBER : UNKNOWN_WORD;
  const complaint = await bench.normalize(withValue(raw, path, word)).catch(() => null);
  must(
    complaint !== null,
    'a record with an unknown status is refused, and so lost',
    written(path),
    'use info.status: it gives UNKNOWN',
  );
  must(
    complaint.status === 'UNKNOWN',
    `an unknown status becomes ${complaint.status}`,
    written(path),
    'use info.status: it never guesses',
  );
  must(
    complaint.statusRaw.includes(String(word)),
    `the raw status is not kept but "${complaint.statusRaw}"`,
    written(path),
    'give statusRaw as the source spells it',
  );
}

const answersIn = ({ influences }: Bench) => influences.get('answers') ?? [];

const withoutAnswers = (bench: Bench) =>
  answersIn(bench).length > 0 ? null : 'it gives no answers of agencies for anything recorded';

async function answerChangesNoState(bench: Bench): Promise<void> {
  for (const { path, raw, complaint } of answersIn(bench)) {
    const before = await bench.normalize(raw);
    const same = (part: keyof Complaint) => JSON.stringify(before[part]) === JSON.stringify(complaint[part]);
    const isText = path.length > 1;
    must(
      !isText || same('status'),
      'another answer makes another status of the complaint',
      written(path),
      'take the status from its own field',
    );
    must(same('privacy'), 'another answer makes other privacy flags', written(path), 'take privacy from its own field');
  }
}

async function emptyAnswer(bench: Bench): Promise<void> {
  for (const { path, raw } of answersIn(bench).slice(0, 3)) {
    const complaint = await bench.normalize(withValue(raw, path, '')).catch(() => null);
    must(
      complaint !== null,
      'an empty answer makes the whole complaint unusable',
      written(path),
      'leave an empty answer out',
    );
  }
}

/** Fields mean what the source says, and nothing more. */
export const FIELD_CHECKS: Check[] = [
  { number: 19, given: "null, absent, `''`", must: 'equal where the field is optional', run: nothingIsNothing },
  { number: 21, given: 'number ids, leading zeros, id 0', must: 'kept as text', run: idsAreText },
  { number: 22, given: 'unknown status', must: '`UNKNOWN`, raw kept', run: unknownStatus },
  {
    number: 26,
    given: 'comment without state',
    must: 'no state change',
    unless: withoutAnswers,
    run: answerChangesNoState,
  },
  { number: 27, given: 'empty comment', must: 'the complaint is kept', unless: withoutAnswers, run: emptyAnswer },
];
