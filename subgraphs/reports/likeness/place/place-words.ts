const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** In front of a street's or quarter's name. */
export const STREET_MARKERS = set(
  'jalan raya gang kampung dusun dukuh perumahan kompleks griya perumnas rusun apartemen lingkungan frontage',
);
/** A name may follow these in running text. */
export const PREPOSITIONS = set(
  'di daerah kawasan lokasi alamat arah menuju depan samping sebelah belakang dekat dialamat dijalan pertigaan perempatan ke sepanjang gerbang masuk area wilayah sekitar',
);
/** Offices whose name became part of a street's: "Beji PDAM 3". */
export const OFFICES = set('pdam pln');
/** Where something stands seen from a landmark. */
export const NEARNESS = set(
  'depan samping sebelah belakang dekat seberang sebrang pojok sesudah setelah sebelum bawah area',
);
/** Parts of a street's name that tell neighbours apart; both spellings of one direction get one name. */
export const DIRECTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utara: 'utara',
    lor: 'utara',
    selatan: 'selatan',
    kidul: 'selatan',
    timur: 'timur',
    wetan: 'timur',
    barat: 'barat',
    kulon: 'barat',
    tengah: 'tengah',
    dalam: 'dalam',
    baru: 'baru',
    lama: 'lama',
    atas: 'atas',
    bawah: 'bawah',
  }),
);
/** Kinds of landmark. */
export const LANDMARKS = set(
  `masjid musala gereja pura vihara klenteng sekolah sd smp sma kampus universitas spbu hotel toko apotik kantor pasar makam rumahsakit puskesmas klinik bank
  indomaret alfamart alfamidi minimarket stasiun jembatan taman lapangan balai plaza mall mal terminal pabrik gudang pergudangan waduk tol bengkel salon
  halte pos kafe cafe restoran kedai depo ruko sentra rel bundaran flyover underpass portal gapura tugu warung warkop bubur es dealer showroom pelabuhan bandara koramil polsek posyandu`,
);
/** Kinds too common to be a sign by themselves. */
export const COMMON_LANDMARKS = set(
  'toko warung kantor jembatan lapangan taman portal gapura pos rel es makam sekolah masjid musala gudang balai ruko warkop pasar bank minimarket tol',
);
/** Never part of a name: parts of an address and words around it. */
export const NO_NAMES = set(
  `rt rw rtrw nomor blok kelurahan kecamatan desa kota provinsi kabupaten kode pos rumah jalan raya gang kampung dusun dukuh perumahan kompleks lingkungan
  depan samping sebelah belakang dekat seberang sebrang arah menuju sepanjang seluruh mulai ujung pojok tepat tepatnya persis pertigaan perempatan perlintasan simpang masuk keluar lewat sisi kanan kiri
  bagian seberangnya sesudah area akses pinggir tepi diatas didalam seputaran sekitaran gerbang pintu posisi sisinya sebanyak dialamat dijalan antara
  rusak jalan parah hancur kendaraan motor mobil truk pengendara pengguna anak hujan deras angin besar kecil tinggi lebat gelap bahaya sangat
  air kotor bau lumpur jebol hilang tutup terbuka ambles retak turun longsor miring tumbang roboh patah kering doyong bocor mampet padam nyala rawan
  umum utama pemukiman permukiman perkampungan fasum sini sana situ itu luar dalam atas bawah tengah kerja bakti jawa timur barat indonesia
  islam kristen umum ambil pasang tambah berada ditutup tambal lanjut perbatasan pertemuan terlalu atap tembusan lorong kategori hidup pendopo masing tembus alang
  kantong adanya ukuran volume meter kebocoran terjadi jatuh kecelakaan korban sendiri pribadi tidak kurang lebih kegiatan persiapan hasil`,
);
/** Written numbers of gangs. */
const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
  'xxi',
  'xxii',
  'xxiii',
  'xxiv',
  'xxv',
];
/** Roman numeral -> "3"; undefined for other words. */
export const roman = (word: string): string | undefined => {
  const at = ROMAN.indexOf(word);
  return at < 0 ? undefined : String(at + 1);
};
/** Verbs and other grown words are no names: prefix and the length from which it counts. */
const GROWN =
  /^(?:mem.{4,}|men[cdjt].{4,}|meng[aeiough].{4,}|meny.{4,}|ber[b-df-hj-np-tv-z].{4,}|ter[b-df-hj-np-su-z].{4,}|di[a-z]{3,}(?:kan|i|nya)|pe[mn].{4,}an|ke.{5,}an|.{4,}kan|.{4,}nya)$/;
/** Whether a word looks like running text rather than a name. */
export const grown = (word: string) => GROWN.test(word);
