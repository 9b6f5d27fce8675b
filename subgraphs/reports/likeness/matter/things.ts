import { remembered } from '../text/remembered.ts';

/**
 * What complaints are about: thing -> stems or words (after abbreviations), a trailing * = any ending, a + = both words in that order.
 * Two reports that name no thing in common are hardly about one matter.
 */
const TABLE: Record<string, string> = {
  tree: 'pohon ranting* peranting* peramping* rampingan pangkas* pemangkas* tebang* penebang* dahan',
  lamp: 'pju lampu+jalan penerang* lampu',
  signal:
    'traffic+light warning+light lampu+merah lampu+rambu* apill lampu+lalu lampu+penyebrang* lampu+penyeberang* rambu lampu+peringatan',
  road: 'jalan+rusak jalan+lubang jalan+berlubang berlubang lubang aspal* bergelombang jalan+bergelombang jalan+ambles jalan+retak tambal* penambal* jalan+hancur jalan+jelek jalan+parah jalan+cor',
  paving: 'paving* pavingisasi',
  drain: 'saluran selokan gorong* drainase culvert crossing sedimen* pengeruk* normalisasi manhole',
  river: 'sungai kali+kotor kali+meluap eceng enceng plengsengan tanggul waduk bozem',
  flood: 'banjir genangan tergenang menggenang rob',
  garbage: 'sampah tps bak+sampah limbah',
  smell: 'bangkai bau busuk',
  parking: 'parkir parkiran jukir',
  jam: 'macet kemacetan',
  water: 'pdam pipa+bocor air+padam air+keruh air+bersih ledeng',
  power: 'pln listrik+padam tiang+listrik kabel+listrik gardu trafo pemadaman',
  cable: 'kabel+internet kabel+telkom kabel+optik fiber tiang+telkom kabel+putus kabel',
  bridge: 'jembatan jpo',
  sidewalk: 'trotoar guiding',
  toilet: 'toilet wc jamban',
  park: 'taman lapangan rth playground',
  grave: 'makam pemakaman kuburan',
  vendor: 'pkl lapak pedagang kios',
  noise: 'bising berisik kebisingan knalpot karaoke sound',
  smoke: 'asap polusi debu bakar+sampah pembakaran',
  animal: 'kucing anjing ular tawon monyet nyamuk fogging jentik tikus',
  stray: 'pengemis gelandangan odgj pengamen anjal punk',
  levy: 'pungli pungutan retribusi tarif',
  idcard: 'ktp e-ktp kk akta kia disdukcapil nik',
  aid: 'bansos pkh bpnt blt sembako kks rutilahu dtks',
  health: 'puskesmas bpjs rumahsakit vaksin dokter obat kis imunisasi',
  school: 'ppdb sekolah guru siswa kip beasiswa ijazah',
  land: 'sertifikat tanah+sengketa pbb ptsl ajb',
  permit: 'izin perizinan imb oss nib pbg',
  labour: 'gaji upah phk thr lembur loker lowongan',
  tax: 'pajak samsat stnk bpkb',
  internet: 'internet wifi sinyal whatsapp aplikasi website server',
  crime: 'maling begal pencurian curanmor narkoba judi miras tawuran balap',
  building: 'bangunan proyek tembok pagar portal',
  clearing: 'kerja+bakti glangsing karung',
  bus: 'bus angkot halte terminal trayek suroboyo trans',
};

interface Sign {
  thing: string;
  words: readonly string[];
  open: boolean;
  place: number;
}

const SIGNS: readonly Sign[] = Object.entries(TABLE)
  .flatMap(([thing, words]) => words.split(' ').map((sign) => ({ thing, sign })))
  .map(({ thing, sign }, place) => ({
    thing,
    open: sign.endsWith('*'),
    words: sign.replace('*', '').split('+'),
    place,
  }));
/** How far apart the words of one sign may stand. */
const REACH = 5;
const WHOLE = new Set(SIGNS.filter((s) => !s.open).flatMap((s) => s.words));
const OPEN = SIGNS.filter((s) => s.open).flatMap((s) => s.words);
/** A thing told more closely hides the wider one: a traffic light is no street lamp. */
const HIDES: Record<string, readonly string[]> = {
  paving: ['road'],
  tree: ['cable', 'power'],
  water: ['flood'],
};

/** Whether a word belongs to the language of complaints, so that it is no name. */
export const isThingWord = remembered((word) => WHOLE.has(word) || OPEN.some((sign) => word.startsWith(sign)));

/** The things a text speaks of. */
export function thingsIn(words: readonly string[]): Set<string> {
  const shown = new Set(words.flatMap((word, at) => startedBy(word).filter((sign) => ends(sign, words, at))));
  // In the order of the table, whatever the order of the text.
  const found = new Set([...shown].sort((one, other) => one.place - other.place).map((sign) => sign.thing));
  for (const [thing, hidden] of Object.entries(HIDES))
    if (found.has(thing)) for (const one of hidden) found.delete(one);
  return found;
}

/** Signs whose first word this is. */
const startedBy = remembered((word) => SIGNS.filter((sign) => fits(word, sign, 0)));

/** Whether the rest of a sign follows the word at this place. */
function ends(sign: Sign, words: readonly string[], at: number): boolean {
  return sign.words.length < 2 || words.slice(at + 1, at + 1 + REACH).some((next) => fits(next, sign, 1));
}

function fits(word: string, { words, open }: Sign, place: number): boolean {
  const wanted = words[place]!;
  if (word === wanted || word === `${wanted}nya`) return true;
  return open && place === words.length - 1 && word.startsWith(wanted);
}
