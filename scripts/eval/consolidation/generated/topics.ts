/** A kind of complaint: its sentences, all invented. {w} = where, {d} = a number. */
export interface Topic {
  name: string;
  sentences: readonly string[];
}

const topic = (name: string, ...sentences: string[]): Topic => ({ name, sentences });

/** What the invented citizens complain about. Other sentences of a topic are other words for the same. */
export const TOPICS: readonly Topic[] = [
  topic(
    'Jalan Rusak',
    'aspal {w} mengelupas dan berlubang sedalam {d} cm',
    'banyak lubang {w}, pengendara sering jatuh',
    'kondisi jalan {w} rusak berat sejak {d} minggu lalu',
  ),
  topic(
    'PJU',
    'lampu jalan {w} padam sudah {d} hari',
    '{w} gelap gulita karena pju mati',
    'penerangan jalan {w} tidak menyala',
  ),
  topic(
    'Pohon',
    'pohon {w} terlalu rimbun dan mengenai kabel',
    'minta pemangkasan ranting pohon {w}',
    'ada pohon miring hampir tumbang {w}',
  ),
  topic(
    'Sampah',
    'sampah {w} menumpuk tidak diangkut {d} hari',
    'tumpukan sampah liar {w} baunya menyengat',
    'truk sampah tidak pernah lewat {w}',
  ),
  topic(
    'Saluran',
    'got {w} mampet dan meluap',
    'selokan {w} penuh lumpur, air tidak mengalir',
    'tutup saluran {w} hilang, rawan terperosok',
  ),
  topic(
    'Banjir',
    'setiap hujan {w} terendam setinggi {d} cm',
    'genangan air {w} tidak surut',
    'rumah warga {w} kebanjiran lagi',
  ),
  topic('PDAM', 'air ledeng {w} mati {d} hari', 'pipa pdam bocor {w}', 'air pdam {w} keruh dan berbau'),
  topic(
    'Parkir',
    'parkir liar {w} menutup setengah badan jalan',
    'juru parkir {w} menarik tarif {d} ribu',
    'mobil parkir sembarangan {w}',
  ),
  topic(
    'Lampu Merah',
    'lampu lalu lintas {w} tidak berfungsi',
    'traffic light {w} mati total sejak pagi',
    'lampu merah {w} waktunya terlalu lama',
  ),
  topic('Trotoar', 'trotoar {w} pecah dan berlubang', 'trotoar {w} dipakai berjualan', 'ubin trotoar {w} lepas'),
  topic(
    'PKL',
    'pkl {w} memenuhi bahu jalan',
    'lapak pedagang {w} mengganggu lalu lintas',
    'penertiban pedagang kaki lima {w}',
  ),
  topic(
    'Bising',
    'musik karaoke {w} berisik sampai jam {d} malam',
    'suara knalpot {w} memekakkan telinga',
    'kebisingan bengkel {w} sampai larut',
  ),
  topic(
    'Asap',
    'asap pembakaran {w} masuk ke rumah',
    'ada yang membakar sampah {w} tiap sore',
    'debu proyek {w} beterbangan',
  ),
  topic('Jembatan', 'jembatan {w} retak dan bergoyang', 'pagar jembatan {w} putus', 'papan jembatan {w} lapuk'),
  topic(
    'Paving',
    'paving {w} amblas sedalam {d} cm',
    'pavingisasi {w} belum merata',
    'paving gang {w} lepas berantakan',
  ),
  topic(
    'Sungai',
    'sungai {w} dangkal penuh eceng gondok',
    'tanggul sungai {w} longsor',
    'bantaran sungai {w} tergerus arus',
  ),
  topic('Anjing Liar', 'anjing liar berkeliaran {w}', 'sarang tawon besar {w}', 'ular sering muncul {w}'),
  topic(
    'Fogging',
    'banyak nyamuk {w}, minta fogging',
    'ada {d} warga {w} kena demam berdarah',
    'jentik nyamuk di genangan {w}',
  ),
  topic('Pengemis', 'anak jalanan mengganggu {w}', 'pengamen memaksa minta uang {w}', 'ada odgj tidur {w}'),
  topic('Kabel', 'kabel menjuntai rendah {w}', 'tiang internet roboh {w}', 'kabel telepon putus melintang {w}'),
  topic(
    'Listrik',
    'listrik {w} padam {d} jam',
    'trafo {w} meledak mengeluarkan api',
    'tegangan listrik {w} naik turun',
  ),
  topic(
    'KTP',
    'ktp saya belum jadi padahal rekam {d} bulan lalu',
    'blangko ktp kosong terus kapan tersedia',
    'data nik saya tidak ditemukan di kantor',
  ),
  topic(
    'Kartu Keluarga',
    'pengurusan kartu keluarga dipersulit petugas loket',
    'kk baru belum terbit {d} minggu',
    'nama anak di kartu keluarga salah ketik',
  ),
  topic(
    'Akta',
    'akta kelahiran anak saya belum selesai',
    'cara mengurus akta kematian bagaimana',
    'berkas akta hilang di loket {d}',
  ),
  topic(
    'Bansos',
    'saya tidak menerima bansos tahap {d}',
    'penerima bantuan di lingkungan kami tidak tepat sasaran',
    'beras bantuan yang dibagikan berkutu',
  ),
  topic(
    'PKH',
    'dana pkh saya berhenti cair',
    'kartu pkh tertahan pada pendamping',
    'nama saya dihapus dari daftar pkh',
  ),
  topic(
    'BPJS',
    'bpjs saya nonaktif tanpa pemberitahuan',
    'kartu kis ditolak saat berobat',
    'iuran bpjs terpotong {d} kali',
  ),
  topic(
    'Puskesmas',
    'antrean puskesmas {w} terlalu lama',
    'petugas puskesmas {w} tidak ramah',
    'obat di puskesmas {w} habis',
  ),
  topic(
    'Sekolah',
    'ada pungutan seragam di sekolah anak saya',
    'guru sering tidak masuk kelas',
    'atap ruang kelas bocor di {d} tempat',
  ),
  topic('PPDB', 'jarak zonasi ppdb anak saya salah', 'akun ppdb tidak bisa masuk', 'pengumuman ppdb berubah ubah'),
  topic(
    'Pajak',
    'tagihan pbb saya melonjak {d} kali lipat',
    'pajak kendaraan sudah bayar tapi masih tercatat menunggak',
    'antrean samsat sampai {d} jam',
  ),
  topic(
    'Tanah',
    'sertifikat tanah ptsl belum dibagikan',
    'sengketa batas tanah dengan tetangga belum ditangani',
    'biaya ukur tanah diminta {d} juta',
  ),
  topic(
    'Izin',
    'izin usaha saya di oss tidak kunjung terbit',
    'imb bangunan {w} diduga tidak ada',
    'permohonan nib ditolak tanpa alasan',
  ),
  topic(
    'Gaji',
    'gaji karyawan pabrik belum dibayar {d} bulan',
    'thr tidak diberikan perusahaan',
    'lembur tidak dihitung sejak bulan {d}',
  ),
  topic('Balap Liar', 'balap liar {w} tiap malam minggu', 'remaja tawuran {w}', 'judi sabung ayam {w}'),
  topic('Bangunan Liar', 'bangunan liar berdiri {w}', 'tembok tetangga {w} hampir roboh', 'portal {w} ditutup sepihak'),
  topic('Makam', 'pungutan di makam {w}', 'makam {w} tergenang', 'pagar makam {w} rusak'),
  topic('Taman', 'ayunan taman {w} patah', 'rumput taman {w} setinggi {d} cm', 'toilet taman {w} kotor'),
  topic(
    'Internet',
    'sinyal internet {w} hilang',
    'wifi umum {w} tidak jalan',
    'aplikasi layanan gagal dibuka {d} kali',
  ),
  topic('Angkot', 'angkot ngetem {w} bikin macet', 'bus trayek baru tidak berhenti {w}', 'halte {w} kursinya hilang'),
];

/** Topics without a place in the street. */
export const PLACELESS: ReadonlySet<string> = new Set(
  'KTP,Kartu Keluarga,Akta,Bansos,PKH,BPJS,Sekolah,PPDB,Pajak,Tanah,Gaji'.split(','),
);
/** What people add that is about no place. */
export const DETAILS = [
  'Kejadian ini sudah berlangsung cukup lama dan belum ada yang datang memeriksa.',
  'Tetangga kanan kiri juga mengeluh tetapi tidak tahu harus ke mana.',
  'Minggu lalu ada pengendara tua yang hampir celaka karenanya.',
  'Kami sudah iuran sendiri namun hasilnya tidak bertahan.',
  'Waktu musim kemarau dulu keadaannya tidak separah sekarang.',
  'Setiap berangkat kerja saya harus memutar jauh.',
  'Foto menyusul karena ponsel saya sedang diperbaiki.',
  'Pernah ada petugas survei memakai rompi oranye lalu pergi begitu saja.',
  'Ibu saya yang lansia jadi takut keluar sendirian.',
  'Pengurus kampung berjanji mengurusnya sebelum lebaran.',
  'Menurut penjaga malam hal serupa terjadi juga tahun kemarin.',
  'Padahal kami taat membayar semua kewajiban.',
  'Anak anak jadi tidak bisa bermain sore hari.',
  'Kerugian kami tidak sedikit akibat kejadian tersebut.',
  'Besar harapan kami ada jawaban tertulis.',
  'Jangan sampai menunggu jatuh korban jiwa baru bergerak.',
];
/** What may stand before and after. */
export const OPENINGS = [
  '',
  '',
  '',
  'Selamat pagi admin. ',
  'Assalamualaikum, ',
  'Yth Bapak Wali Kota, ',
  'Mohon izin melapor, ',
  'halo min ',
];
export const CLOSINGS = [
  '',
  '',
  '',
  ' Mohon segera ditangani.',
  ' Terima kasih.',
  ' tolong ditindaklanjuti ya pak',
  ' Sudah lapor RT tapi diam saja.',
  ' Semoga cepat direspon, kasihan anak sekolah lewat sini.',
];
