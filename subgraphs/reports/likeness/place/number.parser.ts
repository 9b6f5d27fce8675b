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

/** Reads what a numbering word at this place announces: RT, RW, "RT/RW 4", blok, nomor, titik. */
export function readNumbers(all: readonly Token[], at: number, draft: NumberDraft): void {
  READERS[all[at]!.text]?.(all, at, draft);
}

const READERS: Record<string, (all: readonly Token[], at: number, draft: NumberDraft) => void> = {
  rt: (all, at, draft) => readRt(all, at, draft),
  rw: (all, at, draft) => addNumber(all, skip(all, at + 1), draft.rws),
  rtrw: (all, at, draft) => addNumber(all, skip(all, at + 1), draft.rts),
  nomor: (all, at, draft) => readHouses(all, skip(all, at + 1), draft.houses),
  blok: (all, at, draft) => readBlock(all, skip(all, at + 1), draft),
  titik: (all, at, draft) => readLabel(all[at + 1], draft),
};

const skip = (all: readonly Token[], at: number): number =>
  /^[.,:#-]$/.test(all[at]?.text ?? '') ? skip(all, at + 1) : at;

function addNumber(all: readonly Token[], at: number, into: Set<string>): void {
  if (all[at]?.kind === 'number') into.add(all[at].text);
}

function readRt(all: readonly Token[], at: number, draft: NumberDraft): void {
  const next = skip(all, at + 1);
  const both = all[next]?.text === '/' && all[next + 1]?.text === 'rw';
  const value = both ? skip(all, next + 2) : next;
  addNumber(all, value, draft.rts);
  if (both) {
    const second = all[value + 1]?.text === '/' ? value + 2 : value;
    addNumber(all, second, draft.rws);
  }
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

function readBlock(all: readonly Token[], at: number, draft: NumberDraft): void {
  const block = all[at];
  if (block?.kind !== 'word' || block.to - block.from > 3) return;
  const number = skip(all, all[at + 1]?.text === '-' ? at + 2 : at + 1);
  draft.blocks.add(block.raw);
  if (all[number]?.kind === 'number') draft.houses.add(all[number].text);
}

function readLabel(token: Token | undefined, draft: NumberDraft): void {
  if (token?.kind === 'word' && token.to - token.from === 1) draft.labels.add(token.raw);
}
