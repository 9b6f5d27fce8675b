import { kept } from '../text/kept.ts';
import type { Token } from '../text/tokens.ts';
import { DIRECTIONS, roman } from './place-words.ts';
import { isName } from './spot.parser.ts';
import { nameKey } from './spot.ts';

/** Words for a place where roads meet; regional words are written out before (abbreviations). */
const CROSSINGS: ReadonlySet<string> = new Set(['pertigaan', 'perempatan', 'bundaran']);
/** Between the roads that meet: "perempatan Jl. Mawar dan Jl. Melati", "pertemuan Mawar - Melati". */
const LINKS: ReadonlySet<string> = new Set([
  ...['jalan', 'raya', 'gang', 'dan', 'dengan', '-', '–', '/', '.', '&', 'antara', 'tiga', 'empat', 'lima'],
]);
const REACH = 9;

/** Names of the roads (or landmarks) at crossings that a report speaks of; gang numbers belong to them: "gayungan6". */
export function crossingsOf(said: readonly Token[]): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < said.length; at += 1) {
    if (!isCrossing(said[at]!)) continue;
    for (const name of namesFrom(said.slice(at + 1, at + 1 + REACH))) found.add(name);
  }
  return found;
}

const isCrossing = kept(({ text }) => CROSSINGS.has(text));

function namesFrom(said: readonly Token[]): string[] {
  const names: string[][] = [[]];
  for (const token of said) {
    const part =
      isName(token) ||
      (names.at(-1)!.length > 0 &&
        (DIRECTIONS.has(token.text) || token.kind === 'number' || roman(token.text) !== undefined));
    if (part) names.at(-1)!.push(DIRECTIONS.get(token.text) ?? roman(token.text) ?? token.text);
    else if (LINKS.has(token.text)) names.push([]);
    else break;
  }
  return names.filter((words) => words.length > 0).map(nameKey);
}
