/** What people complain about in the demo world. Categories and classes are those of SP4N-LAPOR!. */
export interface DemoTopic {
  title: string;
  categoryId: string;
  category: string;
  classification: string;
  text(street: string, n: number): string;
}

const SIMPLE = 'Pengaduan Tidak Berkadar Pengawasan';

export const TOPICS: DemoTopic[] = [
  {
    title: 'Lampu jalan padam',
    ...{ categoryId: '1398', category: 'Penerangan Jalan', classification: SIMPLE },
    text: (street, n) =>
      `Lampu jalan di ${street} nomor ${n} sudah ${2 + (n % 9)} malam padam sehingga warga takut lewat. Mohon segera diperbaiki.`,
  },
  {
    title: 'Jalan berlubang',
    ...{ categoryId: '1397', category: 'Jalan Berlubang', classification: SIMPLE },
    text: (street, n) =>
      `Aspal di ${street} dekat rumah nomor ${n} berlubang dalam dan sudah ada pengendara yang jatuh. Kami mohon ditambal sebelum hujan.`,
  },
  {
    title: 'Sampah tidak diangkut',
    ...{ categoryId: '942', category: 'Pencemaran Lingkungan', classification: SIMPLE },
    text: (street, n) =>
      `Sampah di depan ${street} nomor ${n} tidak diangkut selama ${3 + (n % 6)} hari dan mulai berbau. Tolong jadwal truknya dicek.`,
  },
  {
    title: 'Air bersih mati',
    ...{ categoryId: '1618', category: 'Gangguan Layanan Penyaluran Air', classification: SIMPLE },
    text: (street, n) =>
      `Sejak ${1 + (n % 5)} hari air PDAM di ${street} nomor ${n} tidak mengalir sama sekali padahal tagihan tetap jalan.`,
  },
  {
    title: 'Antrean di puskesmas',
    ...{ categoryId: '921', category: 'Pelayanan Kesehatan', classification: SIMPLE },
    text: (street, n) =>
      `Antrean puskesmas di ${street} sampai nomor ${n} dan petugas loket hanya satu orang, pasien lansia menunggu sejak subuh.`,
  },
  {
    title: 'Selokan tersumbat',
    ...{ categoryId: '2397', category: 'Drainase (Gorong-Gorong/Parit)', classification: SIMPLE },
    text: (street, n) =>
      `Selokan sepanjang ${street} mulai nomor ${n} tersumbat, setiap hujan air masuk ke rumah warga. Mohon dikeruk.`,
  },
  {
    title: 'KTP belum jadi',
    ...{ categoryId: '1461', category: 'KTP (Kartu Tanda Penduduk)', classification: 'Permintaan Informasi' },
    text: (street, n) =>
      `Saya tinggal di ${street} nomor ${n}, sudah ${4 + (n % 8)} minggu mengurus KTP tetapi belum juga dicetak. Kapan bisa diambil?`,
  },
  {
    title: 'Pungutan di sekolah',
    ...{ categoryId: '1558', category: 'Pungutan Liar', classification: 'Pengaduan Berkadar Pengawasan' },
    text: (street, n) =>
      `Sekolah di ${street} meminta uang tambahan ${n} ribu rupiah tanpa kuitansi kepada orang tua murid. Mohon diperiksa.`,
  },
];

/** Streets that do not exist. */
export const STREETS = [
  'Jalan Contoh Melati',
  'Jalan Contoh Kenanga',
  'Jalan Contoh Cempaka',
  'Jalan Contoh Anggrek',
  'Jalan Contoh Dahlia',
];
