import { kept } from '../text/kept.ts';
import type { Token } from '../text/tokens.ts';

/** Where numbers of one record are gathered. */
export interface NumberDraft {
  houses: Set<string>;
  blocks: Set<string>;
  rts: Set<string>;
  rws: Set<string>;
  labels: Set<string>;
}

const WIDEST_RANGE = 120;
const LONGEST_BLOCK = 3;

/** Reads what a numbering word at this place announces: RT, RW, "RT/RW 4", blok, nomor, titik. */
export function readNumbers(all: readonly Token[], at: number, draft: NumberDraft): void {
  readerOf(all[at]!)?.(all, at, draft);
}

type Reader = (all: readonly Token[], at: number, draft: NumberDraft) => void;

const READERS: Readonly<Record<string, Reader>> = {
  rt: (all, at, draft) => readRt(all, at, draft),
  rw: (all, at, draft) => readRw(all, at, draft),
  rtrw: (all, at, draft) => readBoth(all, skip(all, at + 1), draft),
  nomor: (all, at, draft) => readHouses(all, skip(all, at + 1), draft.houses),
  kavling: (all, at, draft) => readHouses(all, skip(all, at + 1), draft.houses),
  blok: (all, at, draft) => readBlock(all, skip(all, at + 1), draft),
  tower: (all, at, draft) => readBlock(all, skip(all, at + 1), draft),
  km: (all, at, draft) => readMilestone(all[skip(all, at + 1)], draft),
  kilometer: (all, at, draft) => readMilestone(all[skip(all, at + 1)], draft),
  titik: (all, at, draft) => readLabel(all[at + 1], draft),
};

const readerOf = kept(({ text }) => (Object.hasOwn(READERS, text) ? READERS[text]! : null));

const skip = (all: readonly Token[], at: number): number =>
  /^[.,:#-]$/.test(all[at]?.text ?? '') ? skip(all, at + 1) : at;

/** "5", "5, 7 dan 11"; returns the place of the last number read. */
function addNumbers(all: readonly Token[], at: number, into: Set<string>): number {
  if (all[at]?.kind !== 'number') return at - 1;
  into.add(all[at].text);
  const more = /^(?:,|dan|&)$/.test(all[at + 1]?.text ?? '') && all[at + 2]?.kind === 'number';
  return more && !COUNTED.test(all[at + 3]?.text ?? '') ? addNumbers(all, at + 2, into) : at;
}
/** "RT 5, 2 titik": a number in front of these counts and is no RT. */
const COUNTED = /^(?:titik|unit|buah|lampu|hari|minggu|bulan|tahun|meter|m|x|orang|rumah|tiang|pohon)$/;

/** Of "RT/RW 4" the RT has been read already. */
function readRw(all: readonly Token[], at: number, draft: NumberDraft): void {
  if (all[at - 1]?.text !== '/' || all[at - 2]?.text !== 'rt') addNumbers(all, skip(all, at + 1), draft.rws);
}

function readRt(all: readonly Token[], at: number, draft: NumberDraft): void {
  const next = skip(all, at + 1);
  const both = all[next]?.text === '/' && all[next + 1]?.text === 'rw';
  if (both) readBoth(all, skip(all, next + 2), draft);
  else if (all[next + 1]?.text === '/' && all[next + 2]?.kind === 'number') readBoth(all, next, draft);
  else addNumbers(all, next, draft.rts);
}

/** "03/07" and "3 7" are RT 3 of RW 7; a lone number is the RT. */
function readBoth(all: readonly Token[], at: number, draft: NumberDraft): void {
  if (all[at]?.kind !== 'number') return;
  draft.rts.add(all[at].text);
  const second = all[at + 1]?.text === '/' ? at + 2 : at + 1;
  if (all[second]?.kind === 'number') draft.rws.add(all[second].text);
}

/** "29-39", "29 sampai 39", "25-A", "18, 22 dan 32". */
function readHouses(all: readonly Token[], start: number, houses: Set<string>): void {
  let before: number | null = null;
  let at = start;
  while (all[at]?.kind === 'number') {
    const value = Number(all[at]!.text);
    const letterAt = all[at + 1]?.text === '-' || all[at + 1]?.to === all[at]!.to ? at + 2 : at + 1;
    const letter = all[letterAt];
    const glued =
      letter?.kind === 'word' &&
      letter.to - letter.from === 1 &&
      letter.from - all[at]!.to <= 1 &&
      all[letterAt + 1]?.text !== '/';
    houses.add(all[at]!.text + (glued ? letter.raw : ''));
    if (before !== null && value > before && value - before <= WIDEST_RANGE) {
      for (let house = before + 2; house < value; house += 2) houses.add(String(house));
    }
    const join = glued ? letterAt + 1 : at + 1;
    const range = rangeEnd(all, join);
    before = range === null ? null : value;
    at = range ?? (/^(?:,|dan|&)$/.test(all[join]?.text ?? '') ? join + 1 : join + 99);
    if (all[at]?.text === 'nomor') at = skip(all, at + 1);
  }
}

/** The place of the second number of a range whose joint starts here; null: no range. */
function rangeEnd(all: readonly Token[], at: number): number | null {
  const joint = all[at]?.text ?? '';
  if (joint === 's' && all[at + 1]?.text === '/') return skip(all, at + 3);
  return /^(?:-|–|sampai|sd|hingga)$/.test(joint) ? at + 1 : null;
}

/** "blok D no 4", "blok D-4", "blok A2/15", "blok A2 no 15", "blok 7". */
function readBlock(all: readonly Token[], at: number, draft: NumberDraft): void {
  const block = all[at];
  if (block?.kind === 'number') draft.blocks.add(block.text);
  if (block?.kind !== 'word' || block.to - block.from > LONGEST_BLOCK || block.text === 'nomor') return;
  const number = skip(all, all[at + 1]?.text === '-' ? at + 2 : at + 1);
  if (all[number]?.kind !== 'number') {
    draft.blocks.add(block.raw);
    return;
  }
  const finer = all[number + 1]?.text === '/' || all[number + 1]?.text === 'nomor';
  const house = finer ? all[skip(all, number + 2)] : undefined;
  // Of "A2/15" and "A2 no 15" the 2 belongs to the block.
  draft.blocks.add(house?.kind === 'number' ? block.raw + all[number].text : block.raw);
  draft.houses.add(house?.kind === 'number' ? house.text : all[number].text);
}

/** "KM 12": a spot of a long road; "12 km" is a length and not read. */
function readMilestone(token: Token | undefined, draft: NumberDraft): void {
  if (token?.kind === 'number') draft.labels.add(`km${token.text}`);
}

function readLabel(token: Token | undefined, draft: NumberDraft): void {
  if (token?.kind === 'word' && token.to - token.from === 1) draft.labels.add(token.raw);
}
