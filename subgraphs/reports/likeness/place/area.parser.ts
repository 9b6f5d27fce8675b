import type { PlaceSaid } from '../record.ts';
import { kept } from '../text/kept.ts';
import { remembered } from '../text/remembered.ts';
import { lettersOf } from '../text/spelling.ts';
import { type Token, tokens } from '../text/tokens.ts';
import { DIRECTIONS } from './place-words.ts';
import { isName } from './spot.parser.ts';

/** Names of one administrative level each, as keys of letters only; empty where nothing is known. */
export interface AreasSaid {
  village: ReadonlySet<string>;
  district: ReadonlySet<string>;
  regency: ReadonlySet<string>;
}

type Level = keyof AreasSaid;
/** Word before the name -> what kind of area it names; Indonesian and regional words are written out before (abbreviations). */
const MARKERS: Readonly<Record<string, Level>> = {
  kelurahan: 'village',
  desa: 'village',
  kecamatan: 'district',
  kabupaten: 'regency',
};
const LEVELS: readonly Level[] = ['village', 'district', 'regency'];
const LONGEST_NAME = 3;

/** The columns where filled; else what the text says, which is read only if it is asked for. */
export function areasOf(place: PlaceSaid, told: () => AreasSaid): AreasSaid {
  const of = (level: Level) => (place[level] ? columnKey(place[level]) : told()[level]);
  return {
    get village() {
      return of('village');
    },
    get district() {
      return of('district');
    },
    get regency() {
      return of('regency');
    },
  };
}

const columnKey = remembered((name): ReadonlySet<string> => new Set([areaKey(name)]));

/** Letters of an area's name as `lettersOf` has them, and how many; of two that differ widely the names are never alike. */
export const areaSketch = (name: string) => ({ letters: lettersOf(areaKey(name)), length: areaKey(name).length });

/** Areas by the stamp or else by the words of a text. */
export function areasTold(stamp: string | null, said: readonly Token[]): AreasSaid {
  const [stamped, spoken] = [stampAreas(stamp), spokenAreas(said)];
  const of = (level: Level) => (stamped[level].size > 0 ? stamped[level] : spoken[level]);
  return { village: of('village'), district: of('district'), regency: of('regency') };
}

/** "Kota Contoh" and "KOTA  CONTOH" are one key. */
export const areaKey = (name: string) => name.toLowerCase().replace(/\P{L}/gu, '');

/** "KOTA CONTOH | TIMUR | MELATI | Jl. Anggrek": regency, district and village, in that order, parted by | or brackets. */
function stampAreas(stamp: string | null): AreasSaid {
  const parts = (stamp ?? '').split(',').map(areaKey).filter(Boolean);
  const [regency, district, village] = parts.length >= LEVELS.length + 1 ? parts : [];
  const set = (key: string | undefined) => new Set(key ? [key] : []);
  return { regency: set(regency), district: set(district), village: set(village) };
}

const markedLevel = kept(({ text }) => (Object.hasOwn(MARKERS, text) ? MARKERS[text]! : null));

function spokenAreas(said: readonly Token[]): AreasSaid {
  const found = { village: new Set<string>(), district: new Set<string>(), regency: new Set<string>() };
  for (const [at, token] of said.entries()) {
    const level = markedLevel(token);
    const name = level && nameAfter(said, said[at + 1]?.text === '.' ? at + 2 : at + 1);
    if (name) found[level].add(areaKey(name));
  }
  return found;
}

/** The words of a name that starts here, directions behind it included: "margahayu selatan". */
function nameAfter(said: readonly Token[], start: number): string {
  const words: string[] = [];
  for (const token of said.slice(start, start + LONGEST_NAME)) {
    if (!isName(token) && !(words.length > 0 && DIRECTIONS.has(token.text))) break;
    words.push(token.raw);
  }
  return words.join('');
}

/** The words of all areas, so that "Desa Contoh" in a text is no street "contoh". */
export const areaWordsOf = (place: PlaceSaid, said: readonly Token[]): string[] => [
  ...wordsIn([place.village, place.district, place.regency].join(' ')),
  ...(said.some(markedLevel) ? said.filter((token, at) => isName(token) && belongsToArea(said, at)) : []).map(
    ({ text }) => text,
  ),
];

/** The words of an area's name as a text would have them. */
export const wordsIn = remembered((name): readonly string[] => tokens(name).map(({ text }) => text));

function belongsToArea(said: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back <= LONGEST_NAME + 1; back -= 1) {
    const token = said[back]!;
    if (markedLevel(token)) return true;
    if (token.text !== '.' && !isName(token)) return false;
  }
  return false;
}
