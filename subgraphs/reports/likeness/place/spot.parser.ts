import { isThingWord } from '../matter/things.ts';
import { kept } from '../text/kept.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { readNumbers } from './number.parser.ts';
import {
  COMMON_LANDMARKS,
  DIRECTIONS,
  grown,
  LANDMARKS,
  NEARNESS,
  NO_NAMES,
  OFFICES,
  PREPOSITIONS,
  roman,
  STREET_MARKERS,
} from './place-words.ts';
import { isPlain } from './plain-words.ts';
import { nameKey, type Spot, type Street } from './spot.ts';
import { isTitled, withoutTitles } from './title.policy.ts';

/** Gang numbers beyond this are house numbers: "Petemon Barat 198". */
const HIGHEST_GANG = 30;
const LONGEST_NAME = 4;

interface Draft {
  streets: Street[];
  houses: Set<string>;
  blocks: Set<string>;
  rts: Set<string>;
  rws: Set<string>;
  labels: Set<string>;
  near: Set<string>;
}

/** The three places where a report says where. */
export interface Said {
  address: readonly Token[];
  /** A call centre's place, part of the text. */
  stamp: readonly Token[];
  text: readonly Token[];
}

/** Where a report says it is: all read alike, except that in an address every phrase may open with a name. */
export function spotOf({ address, stamp, text }: Said, area: ReadonlySet<string>): Spot {
  const draft: Draft = {
    streets: [],
    houses: new Set(),
    blocks: new Set(),
    rts: new Set(),
    rws: new Set(),
    labels: new Set(),
    near: new Set(),
  };
  read(withoutTitles(address), { inAddress: true, opens: true }, area, draft);
  read(withoutTitles(stamp), { inAddress: false, opens: true }, area, draft);
  read(withoutTitles(text), { inAddress: false, opens: false }, area, draft);
  return draft;
}

/** A word that may be part of a name. */
export const isName = (token: Token | undefined): boolean => token?.kind === 'word' && mayBeName(token);

const mayBeName = kept(
  ({ text: word }) =>
    word.length > 1 &&
    !STOP_WORDS.has(word) &&
    !NO_NAMES.has(word) &&
    !LANDMARKS.has(word) &&
    !DIRECTIONS.has(word) &&
    !isThingWord(word) &&
    !grown(word) &&
    !isPlain(word) &&
    !(roman(word) && word.length < 6),
);

/** `opens`: a name may open any phrase. */
interface Mode {
  inAddress: boolean;
  opens: boolean;
}

function read(all: readonly Token[], mode: Mode, area: ReadonlySet<string>, draft: Draft): void {
  for (let at = 0; at < all.length; at += 1) {
    readNumbers(all, at, draft);
    if (tellsNear(all[at]!)) readNear(all, at, area, draft);
    if (mayOpen(all, at, mode.opens)) at = readStreet(all, at, mode.inAddress, area, draft);
  }
}

const tellsNear = kept(({ text }) => NEARNESS.has(text) || LANDMARKS.has(text));

/** Whether a name may start here. */
function mayOpen(all: readonly Token[], at: number, opens: boolean): boolean {
  if (isTitled(all, at)) return true;
  if (!isName(all[at])) return false;
  const before = all[at - 1];
  const marked = before !== undefined && (STREET_MARKERS.has(before.text) || PREPOSITIONS.has(before.text));
  const dotted = before?.text === '.' && STREET_MARKERS.has(all[at - 2]?.text ?? '');
  return marked || dotted || (opens && !isName(before));
}

function readStreet(
  all: readonly Token[],
  start: number,
  inAddress: boolean,
  area: ReadonlySet<string>,
  draft: Draft,
): number {
  const words: string[] = [];
  const directions = new Set<string>();
  let at = start;
  for (; at < all.length && words.length < LONGEST_NAME; at += 1) {
    const token = all[at]!;
    const direction = DIRECTIONS.get(token.text);
    if (direction && words.length > 0) directions.add(direction);
    else if (isName(token) || isTitled(all, at) || (words.length > 0 && OFFICES.has(token.text)))
      words.push(token.text);
    else break;
  }
  const gangs = new Set<string>();
  const end = readTail(all, at, gangs, directions, draft);
  const key = nameKey(words);
  const marked = STREET_MARKERS.has(all[start - 1]?.text ?? '') || STREET_MARKERS.has(all[start - 2]?.text ?? '');
  const before = all[start - 1]?.text;
  if (before === 'gang' && draft.streets.length > 0 && words.length > 0) {
    (draft.streets.at(-1)!.gangs as Set<string>).add(key);
    return end - 1;
  }
  if ((key.length > 3 || gangs.size > 0) && (!area.has(key) || marked || gangs.size > 0 || directions.size > 0)) {
    draft.streets.push({
      words,
      own: words.filter((word) => !area.has(nameKey([word]))),
      key,
      directions,
      gangs,
      span: { from: all[start]!.from, to: all[end - 1]!.to, inAddress },
    });
  }
  return end - 1;
}

/** What follows a name: gang number, "2/36", house number of a street without gang. Returns the token after it. */
function readTail(
  all: readonly Token[],
  start: number,
  gangs: Set<string>,
  directions: Set<string>,
  draft: Draft,
): number {
  let at = start;
  while (all[at]?.kind === 'mark' && '.,'.includes(all[at]!.text) && all[at + 1]?.text === 'gang') at += 1;
  if (all[at]?.text === 'gang') at += all[at + 1]?.text === '.' || all[at + 1]?.text === 'nomor' ? 2 : 1;
  for (; at < all.length; at += 1) {
    const number = gangNumber(all, at);
    if (number === undefined) break;
    if (/^\d+$/.test(number) && Number(number) > HIGHEST_GANG) {
      draft.houses.add(number);
      return at + 1;
    }
    gangs.add(number);
    if (all[at]!.kind === 'number' && /\D$/.test(number)) at += 1;
    const slash = all[at + 1]?.text === '/' && all[at + 2]?.kind === 'number';
    if (slash) {
      draft.houses.add(all[at + 2]!.text);
      return at + 3;
    }
    const more = all[at + 1];
    if (
      more &&
      (/^[,.&]$/.test(more.text) || more.text === 'dan' || more.text === 'gang') &&
      gangNumber(all, at + 2) &&
      bound(all, at + 2)
    )
      at += 1;
  }
  for (; DIRECTIONS.has(all[at]?.text ?? '') || all[at]?.text === 'raya'; at += 1) {
    const direction = DIRECTIONS.get(all[at]!.text);
    if (direction) directions.add(direction);
  }
  return at;
}

/** A further gang of a list is written like the first and starts no count: ", 8 titik" is none. */
const bound = (all: readonly Token[], at: number) =>
  !/^(?:titik|unit|buah|lampu|hari|minggu|bulan|meter|m|x)$/.test(all[at + 1]?.text ?? '');

function gangNumber(all: readonly Token[], at: number): string | undefined {
  const token = all[at];
  if (token?.kind === 'number') {
    const next = all[at + 1];
    const letter = next?.kind === 'word' && next.from === token.to && next.to - next.from === 1;
    return bound(all, at) ? token.text + (letter ? next.raw : '') : undefined;
  }
  return token?.kind === 'word' ? roman(token.text) : undefined;
}

/** Landmark or neighbour: the words behind "depan", or the kind of landmark and its name. */
function readNear(all: readonly Token[], at: number, area: ReadonlySet<string>, draft: Draft): void {
  const landmark = LANDMARKS.has(all[at]!.text);
  if (landmark && !COMMON_LANDMARKS.has(all[at]!.text)) draft.near.add(all[at]!.text);
  for (let next = at + 1; next < all.length && next <= at + LONGEST_NAME; next += 1) {
    const token = all[next]!;
    if (!isName(token) && !LANDMARKS.has(token.text)) break;
    if (!COMMON_LANDMARKS.has(token.text) && !area.has(token.text)) draft.near.add(token.text);
  }
}
