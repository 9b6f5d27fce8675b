import type { Prepared } from '../prepared.ts';
import { anyAlike } from '../text/spelling.ts';
import { stem } from '../text/stem.ts';
import { cosine, rarity } from '../text/word-likeness.ts';
import { type Look, list, step } from './look.ts';

/** Things both speak of. */
export const thing: Look = (a, b) => {
  if (a.things.size === 0 || b.things.size === 0) return null;
  const shared = [...a.things].filter((one) => b.things.has(one));
  const all = new Set([...a.things, ...b.things]).size;
  const level =
    shared.length === 0 ? 'OTHER' : shared.length === all ? 'SAME' : shared.length * 2 >= all ? 'MOST' : 'SOME';
  return { level, values: shared.length > 0 ? [list(shared)] : [list(a.things), list(b.things)] };
};

/** The category chosen or given. */
export const category: Look = (a, b) =>
  a.record.categoryId && b.record.categoryId
    ? { level: a.record.categoryId === b.record.categoryId ? 'SAME' : 'OTHER', values: [] }
    : null;

/** Names in common, rare ones weighing more. */
export const names: Look = (a, b, terms) => {
  if (a.names.size === 0 || b.names.size === 0) return null;
  const shared = [...a.names].filter((word) => anyAlike(word, b.names));
  const weight = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + rarity(stem(word), terms), 0);
  const part = weight(shared) / Math.min(weight(a.names), weight(b.names));
  return {
    level: step(
      part,
      [
        [0.75, 'MOST'],
        [0.4, 'HALF'],
        [0.01, 'FEW'],
      ],
      'NONE',
    ),
    values: [shared.slice(0, 4).join(', ')],
  };
};

/** Different content words from which a text is too long to be written twice by chance. */
const LONG = 10;

/** Cosine from which a level holds, the highest first; the first one for long texts only. */
const TEXT_STEPS: readonly (readonly [number, string])[] = [
  [0.95, 'IDENTICAL'],
  [0.85, 'COPY'],
  [0.55, 'HIGH'],
  [0.35, 'GOOD'],
  [0.2, 'SOME'],
  [0.08, 'LITTLE'],
];
const NO_TEXT = 'NONE';

/** Levels of `text` that a pair of at most this cosine can have. */
export const textLevelsUpTo = (cosine: number): string[] => [
  ...TEXT_STEPS.filter(([limit]) => limit <= cosine).map(([, level]) => level),
  NO_TEXT,
];

/** Likeness of all words. */
export const text: Look = (a, b, terms) => {
  if (a.words.size === 0 || b.words.size === 0) return null;
  const value = cosine(a.words, b.words, terms);
  const long = Math.min(a.words.size, b.words.size) >= LONG;
  const level = step(value, long ? TEXT_STEPS : TEXT_STEPS.slice(1), NO_TEXT);
  // Put together when somebody reads the card: hardly any pair comes so far.
  return {
    level,
    get values() {
      return [value.toFixed(2), sharedWords(a, b).slice(0, 6).join(', ')];
    },
    get spans() {
      const shared = sharedWords(a, b);
      return { a: spansOf(a, shared), b: spansOf(b, shared) };
    },
  };
};

const sharedWords = (a: Prepared, b: Prepared) => [...a.words.keys()].filter((word) => b.words.has(word));
const spansOf = ({ places }: Prepared, words: readonly string[]) =>
  words.map((word) => places.get(word)!).map(([from, to]) => ({ from, to, inAddress: false }));

/** Neither thing nor category agrees: together that says more than each alone. */
export const issue: Look = (a, b, terms) => {
  const [things, categories] = [thing(a, b, terms)?.level, category(a, b, terms)?.level];
  return categories === 'OTHER' && (things === 'OTHER' || things === 'SOME') ? { level: 'UNLIKE', values: [] } : null;
};
