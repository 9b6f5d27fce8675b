import { expect, test } from '@jest/globals';
import {
  CLOSERS,
  closerReader,
  LEGACY_STATUSES,
  REPORT_STATUSES,
  statusReader,
  statusTable,
  statusWords,
  VOCABULARIES,
  type Vocabulary,
  wordReader,
} from '../../../../subgraphs/connectors/kit/index.ts';

/** What people have seen in each kind of system. */
const SEEN: Record<Vocabulary, string[]> = {
  'sp4n-export': [
    ...['Belum Terverifikasi', 'Terverifikasi', 'Menunggu Kelengkapan Informasi', 'Konten Terblokir'],
    ...['Ditutup oleh Sistem', 'Ditutup oleh Admin', 'Ditutup oleh Pelapor'],
    ...['Diarsipkan oleh Admin', 'Diarsipkan oleh Sistem', 'Diarsipkan oleh Pelapor'],
  ],
  'sp4n-api': ['Belum Terverifikasi', 'Terverifikasi', 'Dalam Proses', 'Selesai', 'Diarsipkan', 'Ditolak'],
  'sp4n-public': ['Ditindaklanjuti oleh Instansi', 'Ditanggapi oleh Pelapor', 'Terdisposisi ke Dinas Contoh'],
  'sp4n-actions': ['Verifikasi', 'Tunda', 'Bukan Wewenang', 'Arsipkan'],
  'archive-reasons': [
    'Diarsipkan karena Mengandung SARA, Tidak Memiliki Bukti Dukung, Tidak Jelas, dan Tidak Relevan.',
    'Laporan melewati batas kadaluarsa pengaduan',
    'Diarsipkan sesuai dengan keinginan Pelapor',
  ],
  jaki: ['Menunggu', 'Koordinasi', 'Disposisi', 'Proses', 'Selesai'],
  'west-java': [
    ...['unverified', 'verified', 'failed', 'directed_to_hotline_jabar', 'not_yet_instructed', 'not_yet_coordinated'],
    ...['coordinated', 'diverted_to_span', 'rejected', 'followup', 'postponed', 'review', 'finished'],
  ],
  laporgub: [
    ...['verifikasi', 'progres', 'selesai', 'belum dijawab', 'tidak layak', 'dikembalikan', 'spam', 'bukan wewenang'],
  ],
};

const ROWS = VOCABULARIES.flatMap((name) => LEGACY_STATUSES[name].map((row) => [name, ...row] as const));
const written = (raw: string) => raw.replaceAll('*', ' kata contoh ');

test.each(ROWS)('%s: "%s" means %s, ended by %s, however it is spelled', (name, raw, status, closedBy) => {
  const [statusOf, closerOf] = [statusReader(statusWords(name)), closerReader(name)];
  for (const word of [written(raw), ` ${written(raw).toUpperCase()}  `, written(raw).replaceAll(' ', '\u00A0')]) {
    expect([word, statusOf(word), closerOf(word)]).toEqual([word, status, closedBy]);
  }
  expect(REPORT_STATUSES).toContain(status);
  if (closedBy) expect([CLOSERS.includes(closedBy), ['CLOSED', 'ARCHIVED'].includes(status)]).toEqual([true, true]);
});

test.each(VOCABULARIES)('every word seen in %s is in the table, and nothing else is guessed', (name) => {
  const statusOf = statusReader(statusWords(name));
  expect(SEEN[name].filter((word) => statusOf(word) === 'UNKNOWN')).toEqual([]);
  expect(LEGACY_STATUSES[name]).toHaveLength(SEEN[name].length);
  expect(['', 'Entah', 'Terdisposisi', 'Ditutup'].map(statusOf)).toEqual(Array(4).fill('UNKNOWN'));
  expect(closerReader(name)('Entah')).toBeNull();
  expect(closerReader(name)(null)).toBeNull();
});

test('of several vocabularies the first decides', () => {
  expect(statusReader(statusWords('sp4n-actions', 'laporgub'))('Verifikasi')).toBe('VERIFIED');
  expect(statusReader(statusWords('laporgub', 'sp4n-actions'))('verifikasi')).toBe('RECEIVED');
});

test('a source names its vocabulary, or writes its own words down', () => {
  expect(statusTable.parse('jaki')).toEqual(statusWords('jaki'));
  expect(statusTable.parse({ Baru: 'RECEIVED' })).toEqual({ Baru: 'RECEIVED' });
  expect(statusTable.safeParse('jakarta').success).toBe(false);
  expect(statusTable.safeParse({ Baru: 'NEW' }).success).toBe(false);
});

test.each<[mask: string, word: string, fits: boolean]>([
  ['a*', 'abc', true],
  ['a*', 'a', true],
  ['a*', 'ba', false],
  ['*c', 'abc', true],
  ['*b*', 'abc', true],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'acb', false],
  ['ab*ba', 'aba', false],
  ['*', 'anything', true],
])('the mask %s and the word %s', (mask, word, fits) =>
  expect(wordReader({ [mask]: 1 })(word)).toBe(fits ? 1 : undefined),
);
