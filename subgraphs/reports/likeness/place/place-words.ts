const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** In front of a street's or quarter's name. */
export const STREET_MARKERS = set(
  'jalan raya gang kampung dusun dukuh perumahan griya perumnas rusun rusunawa apartemen lingkungan frontage banjar kavling kompleks',
);
/** Written so only in front of a name: nobody writes "jl rusak" without naming the road. */
export const SHORT_MARKERS = set('jl jln gg kp perum komp');
/** Yet these are no names there. */
export const NOT_AFTER = set(
  'menuju arah depan yang masuk tersebut provinsi nasional kabupaten lingkungan setapak poros',
);
/** In front of a person's name, left out or shortened at will: "Jl. Jend. A. Yani" is "jalan yani". */
export const TITLES = set(
  'jenderal jend jendral letjen mayjen brigjen kolonel kol letkol kapten kapt raden rd haji kh hj kyai kiai syekh sultan pangeran prof profesor dr ir mgr ahmad achmad muhammad mohammad mohamad moh muh',
);
/** A name may follow these in running text. */
export const PREPOSITIONS = set(
  'di daerah kawasan lokasi alamat arah menuju mengarah kearah depan seberang samping sebelah belakang dekat dialamat dijalan disepanjang didaerah diwilayah antara sampai pertigaan perempatan ke sepanjang gerbang masuk area wilayah sekitar',
);
/** Offices whose name became part of a street's: "Beji PDAM 3". */
export const OFFICES = set('pdam pln');
/** Where something stands seen from a landmark. */
export const NEARNESS = set(
  'depan samping sebelah belakang dekat seberang sebrang pojok sesudah setelah sebelum bawah atas area hadap',
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
    kaler: 'utara',
    kaja: 'utara',
    kelod: 'selatan',
    kangin: 'timur',
    kauh: 'barat',
    hulu: 'hulu',
    girang: 'hulu',
    udik: 'hulu',
    hilir: 'hilir',
    luar: 'luar',
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
  halte pos kafe cafe restoran kedai depo ruko sentra rel bundaran flyover underpass portal gapura tugu warung warkop bubur es dealer showroom pelabuhan bandara koramil polsek polres kodim samsat kejaksaan pengadilan kua lapas posyandu
  pesantren asrama stadion gor museum monumen pegadaian atm laundry fotokopi swalayan dermaga bendungan irigasi pompa tower kelurahan kecamatan balaikota kos kolam gerai angkringan bakso soto`,
);
/** Kinds too common to be a sign by themselves. */
export const COMMON_LANDMARKS = set(
  'toko warung kantor jembatan lapangan taman portal gapura pos rel es makam sekolah masjid musala gudang balai ruko warkop pasar bank minimarket tol kelurahan kecamatan kos irigasi pompa tower kolam gerai bakso soto atm',
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
  kantong adanya ukuran volume meter kebocoran terjadi jatuh kecelakaan korban sendiri pribadi tidak kurang lebih kegiatan persiapan hasil banjar kavling seberang km kilometer arteri alun bypass`,
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
