import { isThingWord } from '../matter/things.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { NO_NAMES, NOT_AFTER, SHORT_MARKERS, STREET_MARKERS, TITLES } from './place-words.ts';

/** Without titles and initials of persons whom a road is called after: "Jl. Jend. A. Kenari" reads as "Jl. Kenari". */
export function withoutTitles(said: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const [at, token] of said.entries()) {
    const before = kept.at(-1)?.text === '.' ? kept.at(-2) : kept.at(-1);
    const droppedBefore = at > 0 && said[at - 1] !== kept.at(-1);
    const inName = droppedBefore || STREET_MARKERS.has(before?.text ?? '');
    if (token.text === '.' && droppedBefore) continue;
    if (inName && isTitle(said, at)) continue;
    kept.push(token);
  }
  return kept;
}

/** A title or an initial, with a word behind it that can be the name. */
function isTitle(said: readonly Token[], at: number): boolean {
  const [token, dot] = [said[at]!, said[at + 1]?.text === '.'];
  const next = said[dot ? at + 2 : at + 1];
  if (next?.kind !== 'word') return false;
  return TITLES.has(token.text) || (dot && token.kind === 'word' && token.to - token.from === 1);
}

/** "Jl. Pelajar", "jln Stasiun Lama": a common word as a name, because a shortened marker stands in front of it. */
export function isTitled(all: readonly Token[], at: number): boolean {
  const marker = all[at - 1]?.text === '.' ? all[at - 2] : all[at - 1];
  const token = all[at];
  if (!marker || !SHORT_MARKERS.has(marker.raw) || token?.kind !== 'word' || token.text.length < 4) return false;
  return (
    !STOP_WORDS.has(token.text) && !NO_NAMES.has(token.text) && !isThingWord(token.text) && !NOT_AFTER.has(token.text)
  );
}
