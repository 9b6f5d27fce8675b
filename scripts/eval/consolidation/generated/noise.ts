import type { Dice } from './dice.ts';

/** What hurried thumbs do to words; the generator's own list, no part of the parser's. */
const SHORT: Readonly<Record<string, string>> = {
  yang: 'yg',
  tidak: 'gak',
  sudah: 'udh',
  belum: 'blm',
  karena: 'krn',
  jalan: 'jln',
  dan: '&',
  dengan: 'dgn',
  untuk: 'utk',
  sampai: 'smpe',
  rumah: 'rmh',
  tolong: 'tlg',
  mohon: 'mhn',
  banyak: 'bnyk',
  depan: 'dpn',
  gang: 'gg',
  nomor: 'no',
  terima: 'trma',
  anak: 'ank2',
  minggu: 'mggu',
  warga: 'wrga',
};
const SMS = 160;

/** How roughly a channel's people write, 0 to 1. */
export interface Roughness {
  shortening: number;
  typos: number;
  gluing: number;
  sms: boolean;
}

/** A text as this channel's people would have typed it. */
export function roughen(text: string, { shortening, typos, gluing, sms }: Roughness, dice: Dice): string {
  const words = text.split(' ').map((word) => {
    const short = SHORT[word.toLowerCase()];
    if (short && dice.often(shortening)) return short;
    return dice.often(typos) && word.length > 4 && /^[a-z]+$/i.test(word) ? typo(word, dice) : word;
  });
  const glued = words
    .join(' ')
    .replace(/([.,]) (\p{Lu})/gu, (all, mark: string, next: string) => (dice.often(gluing) ? mark + next : all));
  return sms ? glued.slice(0, SMS) : glued;
}

function typo(word: string, dice: Dice): string {
  const at = dice.whole(1, word.length - 2);
  return dice.pick([
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    () => word.slice(0, at) + word[at] + word.slice(at),
  ])();
}
