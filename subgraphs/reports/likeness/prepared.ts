import { withoutCauses } from './matter/cause.policy.ts';
import { thingsIn } from './matter/things.ts';
import { type AreasSaid, areasOf, areasTold, areaWordsOf, wordsIn } from './place/area.parser.ts';
import { crossingsOf } from './place/crossing.parser.ts';
import { isName, type Said, spotOf } from './place/spot.parser.ts';
import { nameKey, type Spot, wordKey } from './place/spot.ts';
import type { LikenessRecord, PlaceSaid } from './record.ts';
import { kept } from './text/kept.ts';
import { unstamp } from './text/stamp.policy.ts';
import { stemOf } from './text/stem.ts';
import { STOP_WORDS } from './text/stop-words.ts';
import { type Token, tokens } from './text/tokens.ts';

/** A record made ready once, compared often. */
export interface Prepared {
  readonly record: LikenessRecord;
  readonly receivedAt: number;
  /** Stems of the text's content words with their counts. */
  readonly words: ReadonlyMap<string, number>;
  /** Where each stem stands in the text first. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
  /** Things the text (with the address) speaks of. */
  readonly things: ReadonlySet<string>;
  readonly spot: Spot;
  readonly areas: AreasSaid;
  /** Roads that meet where it is. */
  readonly crossings: ReadonlySet<string>;
  /** All words of text and address, one blank around each. */
  readonly spoken: string;
  /** Names in text and address, area names left out. */
  readonly names: ReadonlySet<string>;
}

/** Reads a record: cleans its words, finds things and places, each when it is first asked for. No clock, no database. */
export const prepare = (record: LikenessRecord): Prepared => new Reading(record);

/** Of ten records that share a key nine are told apart by areas and words alone: where exactly is never read. */
class Reading implements Prepared {
  readonly receivedAt: number;
  readonly areas: AreasSaid;
  #heard?: Heard;
  #areasTold?: AreasSaid;
  #areaWords?: ReadonlySet<string>;
  #words?: Map<string, number>;
  #places?: Map<string, readonly [number, number]>;
  #things?: Set<string>;
  #spot?: Spot;
  #crossings?: Set<string>;
  #spoken?: string;
  #names?: Set<string>;

  constructor(readonly record: LikenessRecord) {
    this.receivedAt = Date.parse(record.receivedAt);
    this.areas = areasOf(record.place, () => this.areasTold);
  }

  get words() {
    this.#words ??= countStems(this.heard.text);
    return this.#words;
  }

  get places() {
    this.#places ??= stemPlaces(this.heard.text);
    return this.#places;
  }

  get things() {
    this.#things ??= thingsIn(withoutCauses(spokenWords(this.heard.text)));
    return this.#things;
  }

  get spot() {
    this.#spot ??= spotOf(this.heard, areaKeys(this.record.place, this.areaWords, this.areas));
    return this.#spot;
  }

  get crossings() {
    const { address, stamp, text } = this.heard;
    this.#crossings ??= new Set([address, stamp, text].flatMap((said) => [...crossingsOf(said)]));
    return this.#crossings;
  }

  get spoken() {
    this.#spoken ??= ` ${inOrder(this.heard)
      .map((token) => token.text)
      .join(' ')} `;
    return this.#spoken;
  }

  get names() {
    const isNoArea = (token: Token) => isName(token) && !this.areaWords.has(token.text);
    this.#names ??= new Set(inOrder(this.heard).filter(isNoArea).map(wordKey));
    return this.#names;
  }

  private get heard() {
    this.#heard ??= hear(this.record);
    return this.#heard;
  }

  private get areasTold() {
    this.#areasTold ??= areasTold(this.heard.stamped, [...this.heard.address, ...this.heard.text]);
    return this.#areasTold;
  }

  private get areaWords() {
    this.#areaWords ??= new Set(areaWordsOf(this.record.place, [...this.heard.address, ...this.heard.text]));
    return this.#areaWords;
  }
}

/** The texts of a record as tokens, and the place of a call centre's stamp as written. */
interface Heard extends Said {
  stamped: string | null;
}

function hear({ text, place }: LikenessRecord): Heard {
  const { said, place: stamped } = unstamp(text);
  return { stamped, text: tokens(said), stamp: tokens(stamped ?? ''), address: tokens(place.detail ?? '') };
}

const inOrder = ({ text, stamp, address }: Heard): readonly Token[] => [...text, ...stamp, ...address];

const saysSomething = kept(({ kind, text }) => kind !== 'mark' && text !== '' && !STOP_WORDS.has(text));
const rootOf = (token: Token) => (token.kind === 'word' ? stemOf(token) : token.text);

function countStems(text: readonly Token[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of text) {
    if (saysSomething(token)) counts.set(rootOf(token), (counts.get(rootOf(token)) ?? 0) + 1);
  }
  return counts;
}

function stemPlaces(text: readonly Token[]): Map<string, readonly [number, number]> {
  const places = new Map<string, readonly [number, number]>();
  for (const token of text) {
    if (saysSomething(token) && !places.has(rootOf(token))) places.set(rootOf(token), [token.from, token.to]);
  }
  return places;
}

const spokenWords = (text: readonly Token[]) => text.filter(({ kind }) => kind === 'word').map((token) => token.text);

/** The names of the area as keys, so that "Desa Contoh" in a text is no street "contoh". */
const areaKeys = (place: PlaceSaid, words: ReadonlySet<string>, { village, district, regency }: AreasSaid) =>
  new Set([
    ...[...words].map((word) => nameKey([word])),
    ...[place.village, place.district, place.regency].map((name) => nameKey(wordsIn(name ?? ''))),
    ...[...village, ...district, ...regency].map((name) => nameKey([name])),
  ]);
