import type { Seen } from './look/look.ts';
import { inIndonesian } from './matter/thing-names.ts';

/** One sentence in Indonesian and English; {0}, {1} are the values seen, `thing` names put in words. */
type Sentence = readonly [id: string, en: string];

const BOTH: Sentence = ['{0} dan {1}', '{0} and {1}'];
/** What the card says per field and level; '*' for all other levels of the field. */
const SENTENCES: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  reporter: {
    SHARED: ['Pelapor terverifikasi sama', 'Same verified reporter'],
    '*': ['Pelapor terverifikasi berbeda', 'Different verified reporters'],
  },
  distance: { '*': ['Jarak {0} m', '{0} m apart'] },
  street: {
    SAME_GANG: ['Jalan dan gang sama: {0}', 'Same street and gang: {0}'],
    SAME: ['Jalan sama: {0}', 'Same street: {0}'],
    SAID: ['Jalan disebut dalam laporan lain: {0}', 'Street named in the other report: {0}'],
    MIXED: ['Perumahan/kawasan sama, jalan lain: {0} / {1}', 'Same estate, other streets in it: {0} / {1}'],
    PART: ['Jalan sama, satu lebih rinci: {0} / {1}', 'Same street, one told more closely: {0} / {1}'],
    WITHIN: ['Nama jalan mirip: {0} / {1}', 'Street names overlap: {0} / {1}'],
    OTHER_GANG: ['Jalan sama tetapi gang berbeda: {0} / {1}', 'Same street but other gang: {0} / {1}'],
    OTHER_DIRECTION: ['Jalan sama tetapi arah berbeda: {0} / {1}', 'Same street but other direction: {0} / {1}'],
    '*': ['Jalan berbeda: {0} / {1}', 'Different streets: {0} / {1}'],
  },
  house: {
    EQUAL: ['Nomor rumah sama: {0}', 'Same house number: {0}'],
    NEXT: ['Nomor rumah bersebelahan: {0} / {1}', 'Neighbouring house numbers: {0} / {1}'],
    '*': ['Nomor rumah berbeda: {0} / {1}', 'Other house number: {0} / {1}'],
  },
  block: { EQUAL: ['Blok sama: {0}', 'Same block: {0}'], '*': ['Blok berbeda: {0} / {1}', 'Other block: {0} / {1}'] },
  rt: { EQUAL: ['RT sama: {0}', 'Same RT: {0}'], '*': ['RT berbeda: {0} / {1}', 'Other RT: {0} / {1}'] },
  rw: { EQUAL: ['RW sama: {0}', 'Same RW: {0}'], '*': ['RW berbeda: {0} / {1}', 'Other RW: {0} / {1}'] },
  label: {
    EQUAL: ['Titik sama: {0}', 'Same spot label: {0}'],
    '*': ['Titik berbeda: {0} / {1}', 'Other spot label: {0} / {1}'],
  },
  near: {
    SAME: ['Patokan sama: {0}', 'Same landmark: {0}'],
    SOME: ['Patokan sebagian sama: {0}', 'Landmark partly the same: {0}'],
    '*': ['Patokan berbeda: {0} / {1}', 'Different landmarks: {0} / {1}'],
  },
  crossing: {
    SAME: ['Persimpangan sama: {0}', 'Same crossing: {0}'],
    '*': ['Persimpangan berbeda: {0} / {1}', 'Other crossing: {0} / {1}'],
  },
  template: {
    '*': ['Teks yang sama dipakai untuk titik lain', 'One text used for another spot'],
  },
  names: {
    NONE: ['Tidak ada nama tempat yang sama', 'No name in common'],
    '*': ['Nama yang sama: {0}', 'Names in common: {0}'],
  },
  area: {
    SAME_VILLAGE: ['Kelurahan sama: {0}', 'Same kelurahan: {0}'],
    OTHER_VILLAGE: ['Kelurahan berbeda: {0} / {1}', 'Different kelurahan: {0} / {1}'],
    SAME_DISTRICT: ['Kecamatan sama: {0}', 'Same district: {0}'],
    OTHER_DISTRICT: ['Kecamatan berbeda: {0} / {1}', 'Different districts: {0} / {1}'],
    SAME_REGENCY: ['Kota/kabupaten sama: {0}', 'Same regency: {0}'],
    '*': ['Kota/kabupaten berbeda: {0} / {1}', 'Different regencies: {0} / {1}'],
  },
  thing: {
    OTHER: ['Hal yang dilaporkan berbeda: {0} / {1}', 'Different things: {0} / {1}'],
    '*': ['Hal yang dilaporkan sama: {0}', 'Same thing: {0}'],
  },
  issue: { '*': ['Hal dan kategori sama-sama berbeda', 'Neither thing nor category agrees'] },
  category: { SAME: ['Kategori sama', 'Same category'], '*': ['Kategori berbeda', 'Different categories'] },
  text: {
    IDENTICAL: ['Teks hampir sama persis ({0})', 'Nearly the same text ({0})'],
    COPY: ['Teks hampir sama persis ({0})', 'Nearly the same text ({0})'],
    NONE: ['Teks tidak mirip ({0})', 'Texts not alike ({0})'],
    '*': ['Kemiripan teks {0}: {1}', 'Text likeness {0}: {1}'],
  },
  time: { '*': ['Selisih waktu {0}', '{0} apart'] },
};

/** The sentence for what was seen at one field. */
export function cardWords(field: string, seen: Seen): { id: string; en: string } {
  const sentences = SENTENCES[field];
  const [id, en] = sentences?.[seen.level] ?? sentences?.['*'] ?? BOTH;
  const values = seen.values.map(String);
  const fill = (sentence: string, values: readonly string[]) =>
    sentence.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
  return { id: fill(id, field === 'thing' ? values.map(inIndonesian) : values).trim(), en: fill(en, values).trim() };
}
