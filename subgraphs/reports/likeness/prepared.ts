import { withoutCauses } from './matter/cause.policy.ts';
import { thingsIn } from './matter/things.ts';
import { type AreasSaid, areasOf, areaWordsOf } from './place/area.parser.ts';
import { crossingsOf } from './place/crossing.parser.ts';
import { isName, spotOf } from './place/spot.parser.ts';
import { nameKey, type Spot } from './place/spot.ts';
import type { LikenessRecord } from './record.ts';
import { unstamp } from './text/stamp.policy.ts';
import { stem } from './text/stem.ts';
import { STOP_WORDS } from './text/stop-words.ts';
import { tokens } from './text/tokens.ts';

/** A record made ready once, compared often. */
export interface Prepared {
  record: LikenessRecord;
  receivedAt: number;
  /** Stems of the text's content words with their counts. */
  words: ReadonlyMap<string, number>;
  /** Where each stem stands in the text first. */
  places: ReadonlyMap<string, readonly [number, number]>;
  /** Things the text (with the address) speaks of. */
  things: ReadonlySet<string>;
  spot: Spot;
  areas: AreasSaid;
  /** Roads that meet where it is. */
  crossings: ReadonlySet<string>;
  /** All words of text and address, one blank around each. */
  spoken: string;
  /** Names in text and address, area names left out. */
  names: ReadonlySet<string>;
}

/** Reads a record: cleans its words, finds things and places. No clock, no database. */
export function prepare(record: LikenessRecord): Prepared {
  const { place } = record;
  const { said, place: stamped } = unstamp(record.text);
  const text = tokens(said);
  const stamp = tokens(stamped ?? '');
  const address = tokens(place.detail ?? '');
  const areas = areasOf(place, stamped, [...address, ...text]);
  const areaWords = areaWordsOf(place, [...address, ...text]).map((token) => token.text);
  const area = new Set([
    ...areaWords.map((word) => nameKey([word])),
    ...[place.village, place.district, place.regency].map(keyOf),
    ...[...areas.village, ...areas.district, ...areas.regency].map((name) => nameKey([name])),
  ]);
  const words = new Map<string, number>();
  const places = new Map<string, readonly [number, number]>();
  for (const token of text) {
    if (token.kind === 'mark' || token.text === '' || STOP_WORDS.has(token.text)) continue;
    const root = token.kind === 'word' ? stem(token.text) : token.text;
    words.set(root, (words.get(root) ?? 0) + 1);
    if (!places.has(root)) places.set(root, [token.from, token.to]);
  }
  const heard = text.filter((token) => token.kind === 'word').map((token) => token.text);
  const names = [...text, ...stamp, ...address].filter((token) => isName(token) && !areaWords.includes(token.text));
  return {
    record,
    receivedAt: Date.parse(record.receivedAt),
    words,
    places,
    things: thingsIn(withoutCauses(heard)),
    spoken: ` ${[...text, ...stamp, ...address].map((token) => token.text).join(' ')} `,
    areas,
    crossings: new Set([address, stamp, text].flatMap((said) => [...crossingsOf(said)])),
    spot: spotOf({ address, stamp, text }, area),
    names: new Set(names.map((token) => nameKey([token.text]))),
  };
}

const keyOf = (name: string | null) => nameKey(tokens(name ?? '').map((token) => token.text));
