import { ABBREVIATIONS } from './abbreviations.ts';
import { remembered } from './remembered.ts';

/** A word, a number or a mark of a text, with its place there. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  /** Lower case, abbreviations written out, letter runs squeezed; '' for words that say nothing. */
  text: string;
  /** As written, lower case. */
  raw: string;
  from: number;
  to: number;
  /** What has been worked out about this spelling, shared by all its tokens (`kept`). */
  kept: unknown[];
}

/** Letters (broken at lower-to-upper case), digits, marks that part phrases. Links first, to be dropped whole. */
const PIECE = /https?:\/\/\S+|www\.\S+|\p{Lu}*\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}+|\d+|[.,;:()/\-–#\n"“”*+&]/gu;
/** Words in front of a number that is part of their meaning: "rt2" is no plural. */
const NUMBERED = new Set([
  'rt',
  'rw',
  'gg',
  'gang',
  'no',
  'nomor',
  'blok',
  'blk',
  'sd',
  'sdn',
  'smp',
  'sma',
  'jl',
  'km',
  'kav',
  'lrg',
  'lorong',
  'smpn',
  'sman',
  'kel',
  'ke',
]);

/** Words, numbers and marks of a text, in order; offsets point into it. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const piece of text.matchAll(PIECE)) {
    if (isLink(piece[0])) continue;
    const token = tokenOf(piece[0], piece.index);
    const before = found.at(-1);
    if (token.kind === 'number' && token.text === '2' && before && plural(before, token, text)) continue;
    if (thousands(found, token)) continue;
    found.push(token);
  }
  return found;
}

const SHORTEST_LINK = 5;
const isLink = (piece: string) => piece.length >= SHORTEST_LINK && /^(?:https?:|www\.)/i.test(piece);

function tokenOf(piece: string, from: number): Token {
  const { kind, text, raw, kept } = readPiece(piece);
  return { kind, text, raw, kept, from, to: from + piece.length };
}

const readPiece = remembered((piece): Pick<Token, 'kind' | 'text' | 'raw' | 'kept'> => {
  const raw = piece.normalize('NFKC').toLowerCase();
  if (/^\d/.test(raw)) return { kind: 'number', text: raw.replace(/^0+(?=\d)/, ''), raw, kept: [] };
  if (!/\p{L}/u.test(raw)) return { kind: 'mark', text: raw, raw, kept: [] };
  const squeezed = /^[ivx]+$/.test(raw) ? raw : raw.replace(/(\p{L})\1{2,}/gu, '$1');
  return { kind: 'word', text: ABBREVIATIONS.get(squeezed) ?? squeezed, raw, kept: [] };
});

/** "anak2": the 2 doubles the word. */
const plural = (word: Token, two: Token, text: string) =>
  word.kind === 'word' &&
  word.to === two.from &&
  word.to - word.from >= 3 &&
  !NUMBERED.has(word.text) &&
  !NUMBERED.has(text.slice(word.from, word.to).toLowerCase());

/** "1.000" is one number: joins the token to the one before the dot. */
function thousands(found: Token[], token: Token): boolean {
  const [number, dot] = [found.at(-2), found.at(-1)];
  if (token.kind !== 'number' || token.to - token.from !== 3 || dot?.text !== '.' || number?.kind !== 'number')
    return false;
  if (number.to !== dot.from || dot.to !== token.from) return false;
  found.pop();
  number.text += token.raw;
  number.kept = [];
  number.to = token.to;
  return true;
}
