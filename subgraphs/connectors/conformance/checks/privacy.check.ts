import type { Json } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import type { Influence } from '../bench/influence.ts';
import { valueAt, withValue, written } from '../bench/path.ts';
import { type Check, must } from '../check.ts';

const FLAGS = ['anonymous', 'secret'] as const;
type Flag = (typeof FLAGS)[number];

const YES: Json[] = [true, 'true', 'TRUE', '1', 1, 'ya', 'Ya'];
const NO: Json[] = [false, 'false', '0', 0, 'tidak'];
const NONSENSE = 'entahlah';

async function privacySaid(bench: Bench): Promise<void> {
  for (const flag of FLAGS) {
    const origins = bench.influences.get(flag) ?? [];
    if (origins.length === 0) await hiddenThroughout(bench, flag);
    for (const { path, raw } of origins) {
      const shown = await flagOf(bench, flag, raw, path, undefined);
      must(
        shown !== false,
        `without \`${written(path)}\` a record counts as ${flag === 'secret' ? 'open to all' : 'not anonymous'}: should the source rename it, everybody's is published`,
        written(path),
        `refuse a record that lacks it (SourceError 'record'), or give \`${flag}: true\` then; where the source leaves out what is false, say so in notApplicable["4"]`,
      );
    }
  }
}

/** A flag that no value of the source decides has to hide. */
async function hiddenThroughout(bench: Bench, flag: Flag): Promise<void> {
  for (const raw of bench.records) {
    const complaint = await bench.normalize(raw).catch(() => null);
    must(
      complaint?.privacy[flag] !== false,
      `\`privacy.${flag}\` is false whatever the record says`,
      String(raw._where ?? 'normalize'),
      `read it from the record, and record an item of each kind; where the source tells nothing give true; where all is public by its own rules say so in notApplicable["4"]`,
    );
  }
}

async function flagsSpelt(bench: Bench): Promise<void> {
  for (const flag of FLAGS)
    for (const origin of bench.influences.get(flag) ?? []) {
      const value = valueAt(origin.raw, origin.path);
      if (isYes(value) || isNo(value)) await spellings(bench, flag, origin);
      const shown = await flagOf(bench, flag, origin.raw, origin.path, NONSENSE);
      must(
        shown !== false,
        `"${NONSENSE}" at \`${written(origin.path)}\` is taken for a no`,
        written(origin.path),
        'read it with info.bool, which refuses what it does not know',
      );
    }
}

async function spellings(bench: Bench, flag: Flag, { path, raw }: Influence): Promise<void> {
  const value = valueAt(raw, path);
  const before = (await bench.normalize(raw)).privacy[flag];
  for (const [words, expected] of [
    [YES, isYes(value) ? before : !before],
    [NO, isYes(value) ? !before : before],
  ] as const)
    for (const word of words) {
      const shown = await flagOf(bench, flag, raw, path, word);
      must(
        shown === null || shown === expected,
        `${JSON.stringify(word)} at \`${written(path)}\` gives ${flag}: ${shown}`,
        written(path),
        'read it with info.bool, which knows how sources spell yes and no',
      );
    }
}

/** The flag with another value there; null: the record is refused. */
async function flagOf(
  bench: Bench,
  flag: Flag,
  raw: Influence['raw'],
  path: Influence['path'],
  value: Json | undefined,
) {
  const complaint = await bench.normalize(withValue(raw, path, value)).catch(() => null);
  return complaint ? (complaint.privacy?.[flag] ?? null) : null;
}

const isYes = (value: Json | undefined) => ['true', '1', 'ya'].includes(String(value).toLowerCase());
const isNo = (value: Json | undefined) => ['false', '0', 'tidak'].includes(String(value).toLowerCase());

/** Nobody is shown because a source said nothing. */
export const PRIVACY_CHECKS: Check[] = [
  { number: 4, given: 'missing `privacy`', must: 'refused, or hidden', run: privacySaid },
  {
    number: 20,
    given: 'booleans `"true"`, `"1"`, `"ya"`, 0',
    must: 'parsed; else `record` error',
    unless: ({ influences }) =>
      FLAGS.some((flag) => influences.has(flag)) ? null : 'no value of its records decides about privacy (see row 4)',
    run: flagsSpelt,
  },
];
