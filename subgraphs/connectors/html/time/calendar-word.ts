/** Milliseconds of the units in which pages say how long ago something was; months and years roughly. */
export const UNITS: Record<string, number> = {
  detik: 1_000,
  menit: 60_000,
  jam: 3_600_000,
  hari: 86_400_000,
  minggu: 7 * 86_400_000,
  pekan: 7 * 86_400_000,
  bulan: 30 * 86_400_000,
  tahun: 365 * 86_400_000,
};

/** 0 = Sunday, as `weekday` in common/time counts. */
export const WEEKDAYS: Record<string, number> = {
  minggu: 0,
  ahad: 0,
  senin: 1,
  selasa: 2,
  rabu: 3,
  kamis: 4,
  jumat: 5,
  "jum'at": 5,
  sabtu: 6,
};

/** Months as Indonesian sites spell them, in full, short, and in English. */
const SPELLINGS: [number: string, names: string][] = [
  ['01', 'januari january jan'],
  ['02', 'februari pebruari february feb peb'],
  ['03', 'maret march mar mrt'],
  ['04', 'april apr'],
  ['05', 'mei may'],
  ['06', 'juni june jun'],
  ['07', 'juli july jul'],
  ['08', 'agustus august agu agt ags aug'],
  ['09', 'september sept sep'],
  ['10', 'oktober october okt oct'],
  ['11', 'november nopember nov nop'],
  ['12', 'desember december des dec'],
];

/** Two digits of a month by its name in lower case. */
export const MONTHS: Record<string, string> = Object.fromEntries(
  SPELLINGS.flatMap(([number, names]) => names.split(' ').map((name) => [name, number])),
);

/** Zones by the short names pages print. */
export const ZONES: Record<string, string> = {
  wib: 'Asia/Jakarta',
  wita: 'Asia/Makassar',
  wit: 'Asia/Jayapura',
  utc: 'UTC',
  gmt: 'UTC',
};
