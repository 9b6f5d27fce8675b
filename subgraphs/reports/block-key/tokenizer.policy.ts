import { comparedWords } from '../../common/text/text-key.ts';

/** Takes a text apart. Block keys see texts through this only. */
export interface Tokenizer {
  /** Words that carry meaning, in order. */
  words(text: string): string[];
  /** Streets it names, without "jalan", at most two words each. */
  streets(text: string): string[];
}

const STOPWORDS = new Set(
  `yang dan di ke dari pada untuk dengan ini itu ada tidak sudah belum sangat mohon tolong agar supaya saya kami kita
  kepada bapak ibu pak bu selamat pagi siang sore malam terima kasih assalamualaikum atau juga karena akan bisa dapat
  oleh dalam sebagai adalah masih lagi sejak`.split(/\s+/),
);
const STREET_WORD = new Set(['jalan', 'jln', 'jl', 'gang', 'gg']);
const ENDS_STREET = new Set([
  'rt',
  'rw',
  'no',
  'nomor',
  'kelurahan',
  'kecamatan',
  'kel',
  'kec',
  'desa',
  'depan',
  'dekat',
]);
const MOST_STREETS = 3;

/** Plain words and "jalan X Y": enough to find copies by; understanding places finely is the comparison's task. */
export const plainTokenizer: Tokenizer = {
  words: (text) => comparedWords(text).filter((word) => word.length > 1 && !STOPWORDS.has(word)),
  streets(text) {
    const words = comparedWords(text);
    const found = words.flatMap((word, place) => {
      if (!STREET_WORD.has(word)) return [];
      const after = words.slice(place + 1, place + 3);
      const end = after.findIndex((next) => STOPWORDS.has(next) || ENDS_STREET.has(next) || STREET_WORD.has(next));
      const name = (end < 0 ? after : after.slice(0, end)).join(' ');
      return name === '' ? [] : [name];
    });
    return [...new Set(found)].slice(0, MOST_STREETS);
  },
};
