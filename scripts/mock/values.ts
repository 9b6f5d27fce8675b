import { draw, pick } from './draw.ts';

/** Makes the value of a scalar from the words that name it. */
type Value = (seed: string) => unknown;

const TITLES = ['Lampu jalan padam', 'Jalan berlubang', 'Sampah tidak diangkut', 'Parit mampet', 'Air PDAM keruh'];
const STREETS = ['Jalan Contoh Melati', 'Jalan Contoh Kenanga', 'Gang Contoh 3', 'Jalan Contoh Raya'];
const OFFICES = [
  'Dinas Contoh Pekerjaan Umum',
  'Dinas Contoh Perhubungan',
  'Perumda Air Contoh',
  'Kecamatan Contoh Utara',
];
const PLACES = ['Kabupaten Contoh', 'Kota Contoh', 'Kecamatan Contoh Utara', 'Kelurahan Contoh Baru'];
const SINCE = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 300;

const instant: Value = (seed) => new Date(SINCE + draw(seed, DAYS * 86_400) * 1000).toISOString();
const day: Value = (seed) => new Date(SINCE + draw(seed, DAYS) * DAY_MS).toISOString().slice(0, 10);
const spot = (seed: string) => `${pick(`${seed}s`, STREETS)} nomor ${draw(`${seed}n`, 90) + 1}`;
const drawn = (seed: string, length: number) =>
  Array.from({ length }, (_, place) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[draw(`${seed}${place}`, 32)]).join('');

/** Values of fields by `Type.field`, before those by `field`. */
export const OF_FIELD: Record<string, Value> = {
  'Report.number': (seed) =>
    `LH-26${String(draw(seed, 11) + 1).padStart(2, '0')}-${drawn(seed, 4)}-${drawn(`${seed}b`, 4)}`,
  'Agency.name': (seed) => pick(seed, OFFICES),
  'Region.name': (seed) => pick(seed, PLACES),
  'Channel.name': (seed) => `Aplikasi Contoh ${draw(seed, 9) + 1}`,
  title: (seed) => pick(seed, TITLES),
  body: (seed) => `${pick(seed, TITLES)} di ${spot(seed)} sudah ${draw(seed, 9) + 2} hari, mohon segera ditangani.`,
  message: (seed) => `Terima kasih. Petugas ke ${spot(seed)} pekan ini.`,
  name: (seed) => `Contoh ${draw(seed, 90) + 10}`,
  detail: spot,
  province: () => 'Provinsi Contoh',
  regency: (seed) => pick(seed, PLACES.slice(0, 2)),
  version: (seed) => draw(seed, 5) + 1,
  url: (seed) => `https://contoh.invalid/${draw(seed, 9999)}`,
};

/** Values of scalars that no field above names. */
export const OF_SCALAR: Record<string, Value> = {
  ID: (seed) => `contoh-${draw(seed, 9999)}`,
  String: (seed) => `contoh ${draw(seed, 999)}`,
  Int: (seed) => draw(seed, 30),
  Float: (seed) => draw(seed, 1000) / 10,
  Boolean: (seed) => draw(seed, 2) === 1,
  DateTime: instant,
  Date: day,
  JSON: () => ({ contoh: true }),
};

/** Status of a report after a mutation; other mutations leave it. */
export const STATUS_AFTER: Record<string, string> = {
  submitReport: 'RECEIVED',
  dispatchReport: 'DISPATCHED',
  verifyReport: 'VERIFIED',
  returnReport: 'RETURNED',
  requestCompletion: 'AWAITING_COMPLETION',
  postponeReport: 'POSTPONED',
  addFollowUp: 'IN_PROGRESS',
  replyToReport: 'IN_PROGRESS',
  closeReport: 'CLOSED',
  reopenReport: 'IN_PROGRESS',
  archiveReport: 'ARCHIVED',
  blockReport: 'BLOCKED',
};
