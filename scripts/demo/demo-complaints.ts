/** One invented complaint of the demo world. Streets, persons and numbers do not exist; regions do. */
export interface DemoComplaint {
  /** Number in its own system. */
  id: string;
  title: string;
  body: string;
  place: DemoPlace;
  /** Days before now at which it was received. */
  daysAgo: number;
  hour: number;
  anonymous: boolean;
  secret: boolean;
  status: DemoStatus;
  /** Answer of the agency, with the days before now; null: none. */
  answer: { daysAgo: number; text: string } | null;
  /** Number in SP4N-LAPOR!, where the channel knows it. */
  trackingId: string | null;
}

/** Kecamatan and kabupaten, as people write them. */
export interface DemoPlace {
  regency: 'Kabupaten Pasaman' | 'Kabupaten Agam';
  district: string;
}

export type DemoStatus = 'Baru' | 'Diverifikasi' | 'Dikerjakan' | 'Selesai' | 'Ditolak';

/** What both channels hold, and which of them are one submission. */
export interface DemoWorld {
  site: DemoComplaint[];
  sheet: DemoComplaint[];
  /** Pairs (number on the site, number in the sheet) of the same submission. */
  same: [site: string, sheet: string][];
}

const PLACES: DemoPlace[] = [
  { regency: 'Kabupaten Pasaman', district: 'Lubuk Sikaping' },
  { regency: 'Kabupaten Pasaman', district: 'Bonjol' },
  { regency: 'Kabupaten Pasaman', district: 'Panti' },
  { regency: 'Kabupaten Pasaman', district: 'Rao' },
  { regency: 'Kabupaten Agam', district: 'Lubuk Basung' },
  { regency: 'Kabupaten Agam', district: 'Tanjung Raya' },
  { regency: 'Kabupaten Agam', district: 'Baso' },
];
const STREETS = [
  'Jalan Contoh Melati',
  'Jalan Contoh Kenanga',
  'Jalan Contoh Cempaka',
  'Jalan Contoh Anggrek',
  'Jalan Contoh Dahlia',
];
const TOPICS: [title: string, text: (street: string, n: number) => string][] = [
  [
    'Lampu jalan padam',
    (s, n) =>
      `Lampu jalan di ${s} nomor ${n} sudah ${2 + (n % 9)} malam padam sehingga warga takut lewat. Mohon segera diperbaiki.`,
  ],
  [
    'Jalan berlubang',
    (s, n) =>
      `Aspal di ${s} dekat rumah nomor ${n} berlubang dalam dan sudah ada pengendara yang jatuh. Kami mohon ditambal sebelum hujan.`,
  ],
  [
    'Sampah tidak diangkut',
    (s, n) =>
      `Sampah di depan ${s} nomor ${n} tidak diangkut selama ${3 + (n % 6)} hari dan mulai berbau. Tolong jadwal truknya dicek.`,
  ],
  [
    'Air bersih mati',
    (s, n) =>
      `Sejak ${1 + (n % 5)} hari air PDAM di ${s} nomor ${n} tidak mengalir sama sekali padahal tagihan tetap jalan.`,
  ],
  [
    'Antrean di puskesmas',
    (s, n) =>
      `Antrean puskesmas di ${s} sampai nomor ${n} dan petugas loket hanya satu orang, pasien lansia menunggu sejak subuh.`,
  ],
  [
    'Selokan tersumbat',
    (s, n) =>
      `Selokan sepanjang ${s} mulai nomor ${n} tersumbat, setiap hujan air masuk ke rumah warga. Mohon dikeruk.`,
  ],
  [
    'KTP belum jadi',
    (s, n) =>
      `Saya tinggal di ${s} nomor ${n}, sudah ${4 + (n % 8)} minggu mengurus KTP tetapi belum juga dicetak. Kapan bisa diambil?`,
  ],
  [
    'Pungutan di sekolah',
    (s, n) =>
      `Sekolah di ${s} meminta uang tambahan ${n} ribu rupiah tanpa kuitansi kepada orang tua murid. Mohon diperiksa.`,
  ],
];
const STATUSES: DemoStatus[] = [
  'Baru',
  'Baru',
  'Diverifikasi',
  'Dikerjakan',
  'Dikerjakan',
  'Selesai',
  'Selesai',
  'Selesai',
  'Ditolak',
];
const ANSWERS = [
  'Terima kasih atas laporannya. Petugas kami sudah meninjau lokasi dan pekerjaan dijadwalkan minggu ini.',
  'Laporan Bapak/Ibu sudah kami teruskan ke bidang terkait dan sedang dikerjakan.',
  'Pekerjaan di lokasi telah selesai. Terima kasih atas partisipasinya.',
];

const PERSONS = ['Rangkayo Contoh', 'Puti Rekaan', 'Malin Misalnya'];
/** Of so many complaints one ends with a name, a citizen number and a telephone number. */
const CONTACT_EVERY = 9;

/** Complaints that are only on the website, only in the export, and in both. */
const COUNTS = { siteOnly: 45, sheetOnly: 50, both: 25 };
/** Of those in both, so many bear their SP4N number on the website. */
const NUMBERED = 5;

/** The demo world; the same on every call. */
export function demoWorld(): DemoWorld {
  const random = seeded(1308);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  let made = 0;
  const complaint = (id: string, daysAgo = Math.floor(random() * 120)): DemoComplaint => {
    made += 1;
    const [title, text] = TOPICS[made % TOPICS.length]!;
    const status = pick(STATUSES);
    const answered = status === 'Dikerjakan' || status === 'Selesai';
    const told = {
      ...{ id, title, daysAgo, status, place: pick(PLACES), hour: 8 + Math.floor(random() * 9) },
      body: text(pick(STREETS), 10 + made * 3),
      anonymous: random() < 0.6,
      secret: random() < 0.2,
      answer: answered ? { daysAgo: Math.floor(daysAgo * random()), text: pick(ANSWERS) } : null,
      trackingId: null,
    };
    return made % CONTACT_EVERY === 0 ? withContact(told, made) : told;
  };
  const site = Array.from({ length: COUNTS.siteOnly }, (_, n) => complaint(`PM-${1000 + n}`));
  const sheet = Array.from({ length: COUNTS.sheetOnly }, (_, n) => complaint(`${7_000_000 + n * 3}`));
  const same: DemoWorld['same'] = [];
  for (let n = 0; n < COUNTS.both; n += 1) {
    const original = { ...complaint(`PM-${2000 + n}`), secret: false };
    const number = `${7_500_000 + n * 3}`;
    site.push({ ...original, trackingId: n < NUMBERED ? number : null });
    sheet.push(copyOf(original, number, n));
    same.push([original.id, number]);
  }
  site.push(...falseFriends(complaint));
  sheet.push({ ...complaint('7900000', 12), title: 'Tes', body: 'Tes' });
  return { site, sheet, same };
}

/** With what citizens write below a complaint although they should not; who is anonymous leaves the name out. */
function withContact(complaint: DemoComplaint, n: number): DemoComplaint {
  const name = complaint.anonymous ? '' : ` ${PERSONS[n % PERSONS.length]}`;
  // No such number can be dialled, and nobody is born on day 00 of month 00.
  const contact = ` Hormat saya${name}, NIK 130801000000${1000 + n}, telepon 0800-000-${1000 + n}.`;
  return { ...complaint, body: complaint.body + contact };
}

/** The same submission as an export shows it: other letter case, lost line breaks, up to a few days later. */
const copyOf = (original: DemoComplaint, id: string, n: number): DemoComplaint => ({
  ...original,
  id,
  body: n % 2 ? original.body.toUpperCase() : original.body.replace('. ', '.'),
  daysAgo: Math.max(0, original.daysAgo - (n % 4)),
  trackingId: null,
});

/** Texts that look alike and are different matters: one template for two streets; a text without content. */
function falseFriends(complaint: (id: string, daysAgo: number) => DemoComplaint): DemoComplaint[] {
  const lamp = (id: string, street: string) => ({
    ...complaint(id, 20),
    title: 'Lampu jalan padam',
    body: `Mohon perbaikan lampu jalan yang sudah lama padam di ${street} karena rawan kecelakaan pada malam hari`,
  });
  return [
    lamp('PM-3000', 'Jalan Contoh Mawar'),
    lamp('PM-3001', 'Jalan Contoh Teratai'),
    { ...complaint('PM-3002', 11), title: 'Tes', body: 'Tes' },
  ];
}

/** A small generator of numbers in [0, 1) (mulberry32), so that the world is the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
