import { type DemoTopic, STREETS, TOPICS } from './demo-topics.ts';

/** One invented complaint of the demo world. Streets, persons and numbers do not exist; regions do. */
export interface DemoComplaint {
  /** Number in its own system. */
  id: string;
  title: string;
  /** As the citizen wrote it; line breaks are "\n". */
  body: string;
  topic: DemoTopic;
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
  /** Pairs that look alike and are two submissions, with what tells them apart. */
  apart: [site: string, sheet: string, because: string][];
}

const BONJOL: DemoPlace = { regency: 'Kabupaten Pasaman', district: 'Bonjol' };
const BASO: DemoPlace = { regency: 'Kabupaten Agam', district: 'Baso' };
const PLACES: DemoPlace[] = [
  { regency: 'Kabupaten Pasaman', district: 'Lubuk Sikaping' },
  BONJOL,
  { regency: 'Kabupaten Pasaman', district: 'Panti' },
  { regency: 'Kabupaten Pasaman', district: 'Rao' },
  { regency: 'Kabupaten Agam', district: 'Lubuk Basung' },
  { regency: 'Kabupaten Agam', district: 'Tanjung Raya' },
  BASO,
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
    const topic = TOPICS[made % TOPICS.length]!;
    const status = pick(STATUSES);
    const answered = status === 'Dikerjakan' || status === 'Selesai';
    const told = {
      ...{ id, topic, title: topic.title, daysAgo, status, place: pick(PLACES), hour: 8 + Math.floor(random() * 9) },
      body: topic.text(pick(STREETS), 10 + made * 3).replace('. ', made % 2 ? '.\n' : '. '),
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
  const friends = falseFriends(complaint);
  return {
    site: [...site, ...friends.map(([one]) => one)],
    sheet: [...sheet, ...friends.map(([, other]) => other)],
    same,
    apart: friends.map(([one, other, because]) => [one.id, other.id, because]),
  };
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
  body: n % 2 ? original.body.toUpperCase() : original.body.replace(/\.\s/, '.'),
  daysAgo: Math.max(0, original.daysAgo - (n % 4)),
  trackingId: null,
});

/** One on the website, one in the export, and what tells them apart although their texts look alike. */
function falseFriends(
  complaint: (id: string, daysAgo: number) => DemoComplaint,
): [DemoComplaint, DemoComplaint, string][] {
  const lamp = (id: string, daysAgo: number, street: string, place = BONJOL) => ({
    ...complaint(id, daysAgo),
    ...{ title: 'Lampu jalan padam', place, anonymous: true, secret: false },
    body: `Mohon perbaikan lampu jalan yang sudah lama padam di ${street} karena rawan kecelakaan pada malam hari`,
  });
  const empty = (id: string, daysAgo: number) => ({ ...complaint(id, daysAgo), title: 'Tes', body: 'Tes' });
  return [
    [lamp('PM-3000', 20, 'Jalan Contoh Mawar'), lamp('7900000', 19, 'Jalan Contoh Teratai'), 'another street'],
    [lamp('PM-3001', 60, 'Jalan Contoh Seroja'), lamp('7900003', 25, 'Jalan Contoh Seroja'), 'five weeks later'],
    [lamp('PM-3002', 15, 'Jalan Contoh Tanjung'), lamp('7900006', 14, 'Jalan Contoh Tanjung', BASO), 'another regency'],
    [empty('PM-3003', 11), empty('7900009', 12), 'texts that say nothing'],
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
