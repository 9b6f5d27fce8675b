import { isThingWord } from '../matter/things.ts';
import { kept } from '../text/kept.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { NO_NAMES, NOT_AFTER, SHORT_MARKERS, STREET_MARKERS, TITLES } from './place-words.ts';

/** Without titles and initials of persons whom a road is called after: "Jl. Jend. A. Kenari" reads as "Jl. Kenari". */
export function withoutTitles(said: readonly Token[]): readonly Token[] {
  if (!said.some(mayBeTitle)) return said;
  const left: Token[] = [];
  for (const [at, token] of said.entries()) {
    const before = left.at(-1)?.text === '.' ? left.at(-2) : left.at(-1);
    const droppedBefore = at > 0 && said[at - 1] !== left.at(-1);
    const inName = droppedBefore || STREET_MARKERS.has(before?.text ?? '');
    if (token.text === '.' && droppedBefore) continue;
    if (inName && isTitle(said, at)) continue;
    left.push(token);
  }
  return left;
}

const mayBeTitle = kept((token) => TITLES.has(token.text) || isInitial(token));
const isInitial = ({ kind, from, to }: Token) => kind === 'word' && to - from === 1;

/** A title or an initial, with a word behind it that can be the name. */
function isTitle(said: readonly Token[], at: number): boolean {
  const [token, dot] = [said[at]!, said[at + 1]?.text === '.'];
  const next = said[dot ? at + 2 : at + 1];
  if (next?.kind !== 'word') return false;
  return TITLES.has(token.text) || (dot && isInitial(token));
}

const isShortMarker = kept(({ raw }) => SHORT_MARKERS.has(raw));

/** "Jl. Pelajar", "jln Stasiun Lama": a common word as a name, because a shortened marker stands in front of it. */
export function isTitled(all: readonly Token[], at: number): boolean {
  const marker = all[at - 1]?.text === '.' ? all[at - 2] : all[at - 1];
  const token = all[at];
  if (!marker || !isShortMarker(marker) || token?.kind !== 'word' || token.text.length < 4) return false;
  return (
    !STOP_WORDS.has(token.text) && !NO_NAMES.has(token.text) && !isThingWord(token.text) && !NOT_AFTER.has(token.text)
  );
}
