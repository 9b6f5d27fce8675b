import type { FreeDayKind } from './day-kind.ts';

/** One free day of the founding calendar. */
export interface FoundingDay {
  day: string;
  kind: FreeDayKind;
  name: string;
  /** False: not checked against the decree; an administrator mends it with amendCalendar. */
  verified: boolean;
}

const NATIONAL = 'NATIONAL_HOLIDAY';
const JOINT = 'JOINT_LEAVE';

/** First and last year with a published decree. Beyond them every deadline is provisional. */
export const FOUNDING_YEARS = { first: 2024, last: 2026 };

/** National holidays and joint leave (docs/SOURCES.md#holidays): day, kind, name, verified. */
const TABLE: [day: string, kind: FreeDayKind, name: string, verified: boolean][] = [
  ['2024-01-01', NATIONAL, 'Tahun Baru Masehi', true],
  ['2024-02-08', NATIONAL, 'Isra Mikraj Nabi Muhammad', true],
  ['2024-02-09', JOINT, 'Tahun Baru Imlek', false],
  ['2024-02-10', NATIONAL, 'Tahun Baru Imlek', true],
  ['2024-02-14', NATIONAL, 'Pemilihan Umum', false],
  ['2024-03-11', NATIONAL, 'Hari Suci Nyepi', true],
  ['2024-03-12', JOINT, 'Hari Suci Nyepi', false],
  ['2024-03-29', NATIONAL, 'Wafat Yesus Kristus', true],
  ['2024-03-31', NATIONAL, 'Paskah', true],
  ['2024-04-08', JOINT, 'Idulfitri', false],
  ['2024-04-09', JOINT, 'Idulfitri', false],
  ['2024-04-10', NATIONAL, 'Idulfitri', true],
  ['2024-04-11', NATIONAL, 'Idulfitri', true],
  ['2024-04-12', JOINT, 'Idulfitri', false],
  ['2024-04-15', JOINT, 'Idulfitri', false],
  ['2024-05-01', NATIONAL, 'Hari Buruh Internasional', true],
  ['2024-05-09', NATIONAL, 'Kenaikan Yesus Kristus', true],
  ['2024-05-10', JOINT, 'Kenaikan Yesus Kristus', false],
  ['2024-05-23', NATIONAL, 'Hari Raya Waisak', false],
  ['2024-05-24', JOINT, 'Hari Raya Waisak', false],
  ['2024-06-01', NATIONAL, 'Hari Lahir Pancasila', false],
  ['2024-06-17', NATIONAL, 'Iduladha', false],
  ['2024-06-18', JOINT, 'Iduladha', false],
  ['2024-07-07', NATIONAL, 'Tahun Baru Islam', false],
  ['2024-08-17', NATIONAL, 'Proklamasi Kemerdekaan', false],
  ['2024-09-16', NATIONAL, 'Maulid Nabi Muhammad', false],
  ['2024-11-27', NATIONAL, 'Pemilihan Kepala Daerah', false],
  ['2024-12-25', NATIONAL, 'Hari Raya Natal', false],
  ['2024-12-26', JOINT, 'Hari Raya Natal', false],
  ['2025-01-01', NATIONAL, 'Tahun Baru Masehi', false],
  ['2025-01-27', NATIONAL, 'Isra Mikraj Nabi Muhammad', false],
  ['2025-01-28', JOINT, 'Tahun Baru Imlek', false],
  ['2025-01-29', NATIONAL, 'Tahun Baru Imlek', false],
  ['2025-03-28', JOINT, 'Hari Suci Nyepi', false],
  ['2025-03-29', NATIONAL, 'Hari Suci Nyepi', false],
  ['2025-03-31', NATIONAL, 'Idulfitri', false],
  ['2025-04-01', NATIONAL, 'Idulfitri', false],
  ['2025-04-02', JOINT, 'Idulfitri', false],
  ['2025-04-03', JOINT, 'Idulfitri', false],
  ['2025-04-04', JOINT, 'Idulfitri', false],
  ['2025-04-07', JOINT, 'Idulfitri', false],
  ['2025-04-18', NATIONAL, 'Wafat Yesus Kristus', false],
  ['2025-04-20', NATIONAL, 'Paskah', false],
  ['2025-05-01', NATIONAL, 'Hari Buruh Internasional', false],
  ['2025-05-12', NATIONAL, 'Hari Raya Waisak', false],
  ['2025-05-13', JOINT, 'Hari Raya Waisak', false],
  ['2025-05-29', NATIONAL, 'Kenaikan Yesus Kristus', false],
  ['2025-05-30', JOINT, 'Kenaikan Yesus Kristus', false],
  ['2025-06-01', NATIONAL, 'Hari Lahir Pancasila', false],
  ['2025-06-06', NATIONAL, 'Iduladha', false],
  ['2025-06-09', JOINT, 'Iduladha', false],
  ['2025-06-27', NATIONAL, 'Tahun Baru Islam', false],
  ['2025-08-17', NATIONAL, 'Proklamasi Kemerdekaan', true],
  ['2025-08-18', JOINT, 'Proklamasi Kemerdekaan', true],
  ['2025-09-05', NATIONAL, 'Maulid Nabi Muhammad', true],
  ['2025-12-25', NATIONAL, 'Hari Raya Natal', true],
  ['2025-12-26', JOINT, 'Hari Raya Natal', true],
  ['2026-01-01', NATIONAL, 'Tahun Baru Masehi', true],
  ['2026-01-16', NATIONAL, 'Isra Mikraj Nabi Muhammad', true],
  ['2026-02-16', JOINT, 'Tahun Baru Imlek', true],
  ['2026-02-17', NATIONAL, 'Tahun Baru Imlek', true],
  ['2026-03-18', JOINT, 'Hari Suci Nyepi', true],
  ['2026-03-19', NATIONAL, 'Hari Suci Nyepi', true],
  ['2026-03-20', JOINT, 'Idulfitri', true],
  ['2026-03-21', NATIONAL, 'Idulfitri', true],
  ['2026-03-22', NATIONAL, 'Idulfitri', true],
  ['2026-03-23', JOINT, 'Idulfitri', true],
  ['2026-03-24', JOINT, 'Idulfitri', true],
  ['2026-04-03', NATIONAL, 'Wafat Yesus Kristus', true],
  ['2026-04-05', NATIONAL, 'Paskah', true],
  ['2026-05-01', NATIONAL, 'Hari Buruh Internasional', true],
  ['2026-05-14', NATIONAL, 'Kenaikan Yesus Kristus', true],
  ['2026-05-15', JOINT, 'Kenaikan Yesus Kristus', true],
  ['2026-05-27', NATIONAL, 'Iduladha', true],
  ['2026-05-28', JOINT, 'Iduladha', true],
  ['2026-05-31', NATIONAL, 'Hari Raya Waisak', true],
  ['2026-06-01', NATIONAL, 'Hari Lahir Pancasila', true],
  ['2026-06-16', NATIONAL, 'Tahun Baru Islam', true],
  ['2026-08-17', NATIONAL, 'Proklamasi Kemerdekaan', true],
  ['2026-08-25', NATIONAL, 'Maulid Nabi Muhammad', true],
  ['2026-12-24', JOINT, 'Hari Raya Natal', true],
  ['2026-12-25', NATIONAL, 'Hari Raya Natal', true],
];

export const FOUNDING_DAYS: FoundingDay[] = TABLE.map(([day, kind, name, verified]) => ({ day, kind, name, verified }));
