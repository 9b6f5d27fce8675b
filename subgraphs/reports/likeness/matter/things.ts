import { remembered } from '../text/remembered.ts';

/**
 * What complaints are about: thing -> stems or words (after abbreviations), a trailing * = any ending, a + = both words in that order.
 * Two reports that name no thing in common are hardly about one matter.
 */
const TABLE: Record<string, string> = {
  tree: 'pohon ranting* peranting* peramping* rampingan pangkas* dipangkas memangkas pemangkas* tebang* ditebang menebang penebang* dahan rumput semak ilalang',
  lamp: 'pju lampu+jalan penerang* lampu penerangan+jalan gelap+gulita',
  dayburning: 'nyala+siang menyala+siang nyala+terus menyala+terus',
  signal:
    'traffic+light warning+light lampu+merah lampu+rambu* apill lampu+lalu lampu+penyebrang* lampu+penyeberang* rambu lampu+peringatan stopan marka zebra',
  road: 'jalan+rusak jalan+lubang jalan+berlubang berlubang lubang aspal* diaspal mengaspal bergelombang jalan+bergelombang jalan+ambles jalan+amblas jalan+retak tambal* penambal* jalan+hancur jalan+jelek jalan+parah jalan+cor pengecoran betonisasi semenisasi hotmix jalan+longsor bahu+jalan pelebaran+jalan',
  paving: 'paving* pavingisasi conblock konblok',
  drain:
    'saluran selokan gorong* drainase dranase culvert crossing sedimen* pengeruk* dikeruk normalisasi manhole gorong irigasi',
  river:
    'sungai kali+kotor kali+meluap eceng enceng plengsengan tanggul waduk bozem embung bendungan talud turap bronjong kirmir',
  flood: 'banjir genangan tergenang menggenang rob terendam air+meluap',
  landslide: 'tanah+longsor tebing+longsor tebing+runtuh tanah+bergerak',
  fire: 'kebakaran terbakar damkar pemadam',
  garbage: 'sampah tps tpa tpst bak+sampah',
  waste: 'limbah pencemaran tercemar',
  smell: 'bangkai bau busuk tinja',
  parking: 'parkir parkiran jukir diparkir',
  traffic:
    'macet kemacetan satu+arah melawan+arus melawan+arah putar+balik u+turn tonase overload muatan pita+kejut polisi+tidur pembatas+jalan',
  water:
    'pdam pipa+bocor air+padam air+keruh air+bersih ledeng air+tidak+keluar air+pam meteran+air air+minum tirta+air',
  power:
    'pln listrik+padam tiang+listrik kabel+listrik gardu trafo pemadaman token+listrik tegangan+listrik meteran+listrik',
  cable: 'kabel+internet kabel+telkom kabel+optik fiber tiang+telkom tiang+internet kabel+putus kabel',
  fuel: 'bbm elpiji lpg pertalite solar gas+langka gas+melon pertamax biosolar',
  bridge: 'jembatan jpo',
  sidewalk: 'trotoar guiding pedestrian',
  toilet: 'toilet wc jamban mck',
  park: 'taman lapangan rth playground alun+alun stadion',
  grave: 'makam pemakaman kuburan tpu',
  vendor: 'pkl lapak pedagang kios asongan',
  market: 'pasar+kumuh pasar+tradisional revitalisasi+pasar',
  noise: 'bising berisik kebisingan brisik knalpot karaoke sound petasan toa',
  smoke: 'asap polusi+asap debu bakar+sampah pembakaran membakar',
  animal: 'kucing anjing ular tawon monyet nyamuk fogging jentik tikus lalat kera biawak rabies hewan+liar',
  livestock: 'peternak* ternak sapi kandang ppm+hewan unggas pmk',
  farm: 'petani pertanian pupuk kelompok+tani kartu+tani sawah bibit benih panen traktor gapoktan',
  stray: 'pengemis gelandangan odgj pengamen anjal punk manusia+silver',
  levy: 'pungli pungutan retribusi tarif gratifikasi korupsi suap',
  idcard: 'ktp e-ktp kk akta kia disdukcapil nik ikd domisili kartu+keluarga pindah+domisili adminduk perekaman',
  aid: 'bansos pkh bpnt blt sembako kks rutilahu dtks rtlh bst raskin rastra bantuan+sosial bantuan+tunai',
  health:
    'puskesmas bpjs rumahsakit vaksin dokter obat kis imunisasi posyandu pasien stunting ambulans nakes perawat bidan',
  school: 'ppdb spmb sekolah guru siswa kip beasiswa ijazah zonasi murid dapodik mahasiswa kampus',
  bullying: 'bullying perundungan dibully kekerasan pelecehan kdrt',
  land: 'sertifikat sengketa+tanah tanah+sengketa pbb ptsl ajb ukur+tanah bpn warkah',
  permit:
    'perizinan izin+usaha izin+bangunan izin+operasional izin+praktik izin+pemanfaatan izin+mendirikan surat+izin imb oss nib pbg siup slf kkpr sip str',
  labour: 'gaji upah phk thr lembur loker lowongan umr umk jht pesangon outsourcing magang honorer cpns pppk',
  licence: 'samsat stnk bpkb sim pajak+kendaraan skck tilang etle kir',
  tax: 'pajak npwp',
  internet: 'internet wifi sinyal bts situs blokir+website judi+online judol',
  app: 'aplikasi website server login akun sistem+error apk',
  crime: 'maling begal pencurian curanmor narkoba judi miras tawuran geng gangster prostitusi penipuan dicuri rampok',
  racing: 'balap+liar balapan',
  order: 'keresahan warung+remang minuman+keras ormas preman pemalakan',
  building: 'bangunan proyek tembok pagar portal',
  village: 'dana+desa kepala+desa perangkat+desa bumdes pilkades apbdes',
  migration: 'paspor imigrasi visa kitas',
  faith: 'haji umrah umroh kua nikah',
  consumer: 'konsumen developer pengembang pinjol pinjaman+online bank+kredit',
  clearing: 'kerja+bakti glangsing karung',
  bus: 'bus angkot halte terminal trayek suroboyo trans kereta+api damri ojek ojol',
  tourism: 'wisata pariwisata event',
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
  dayburning: ['lamp'],
  racing: ['noise'],
  licence: ['tax'],
};

/** Words of signs that places are called after too. */
const NAMES_TOO: ReadonlySet<string> = new Set(['telkom', 'tirta', 'trans', 'suroboyo', 'silver', 'pasar', 'polisi']);

/** Whether a word belongs to the language of complaints, so that it is no name. */
export const isThingWord = remembered(
  (word) => !NAMES_TOO.has(word) && (WHOLE.has(word) || OPEN.some((sign) => word.startsWith(sign))),
);

/** The things a text speaks of. */
export function thingsIn(words: readonly string[]): Set<string> {
  const shown = new Set<Sign>();
  for (let at = 0; at < words.length; at += 1) {
    for (const sign of startedBy(words[at]!)) if (ends(sign, words, at)) shown.add(sign);
  }
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
