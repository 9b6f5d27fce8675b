const DAY_MS = 86_400_000;
const STATUSES = [
  ['CLOSED', 'Selesai'],
  ['IN_PROGRESS', 'Proses'],
  ['RECEIVED', 'Masuk'],
  ['ARCHIVED', 'Arsip'],
  ['UNKNOWN', 'Antah'],
] as const;
const PLACES = ['pasar', 'terminal', 'jembatan', 'balai desa', 'lapangan', 'sekolah', 'dermaga'];

/** A line of an invented history file. Every part that a record may have or lack is there in some of them. */
export function historyLine(n: number): string {
  const at = Date.UTC(2022, 0, 3) + (n % 700) * DAY_MS;
  const [status, statusRaw] = STATUSES[n % STATUSES.length]!;
  return JSON.stringify({
    ...{ externalId: `R-${n}`, title: n % 7 === 0 ? null : `Judul ${n}`, body: bodyOf(n) },
    ...{ finalBody: n % 3 === 0 ? `Sudah disunting ${n}` : null, anonymous: n % 4 === 0, secret: n % 6 === 0 },
    ...{ status, statusRaw, archiveReason: status === 'ARCHIVED' ? 'Bukan kewenangan' : null },
    occurredAt: new Date(at).toISOString(),
    updatedAt: n % 5 === 4 ? null : new Date(at + (n % 90) * DAY_MS).toISOString(),
    classification: n % 2 === 0 ? 'SUPERVISED_COMPLAINT' : null,
    category: n % 3 === 1 ? { system: 'lama', id: `${n % 9}`, name: `Kategori ${n % 9}` } : null,
    reporter: n % 8 === 7 ? null : { name: `Warga Contoh ${n}`, ids: [idOf(n)] },
    place: n % 9 === 8 ? null : placeOf(n),
    attachments:
      n % 5 === 1 ? [{ name: 'foto.jpg', url: `https://lama.invalid/${n}.jpg`, mediaType: null, bytes: n }] : [],
    numbers: n % 6 === 5 ? [{ system: 'sp4n-lapor', id: `9${n}`, name: null }] : [],
    answers: n % 3 === 2 ? [{ at: new Date(at + DAY_MS).toISOString(), by: 'Dinas', text: `Jawaban ${n}` }] : [],
  });
}

const bodyOf = (n: number) =>
  `Laporan ke-${n} tentang ${PLACES[n % 7]} nomor ${n * 37}: sudah ${n % 40} hari rusak, kata warga RT ${n % 13} blok ${(n * 7919) % 10_007}.`;

const idOf = (n: number) => ({ kind: 'PHONE', value: `0800-${n}`, verified: n % 2 === 0 });

const placeOf = (n: number) => ({
  ...{ province: 'Sumatera Barat', regency: n % 2 === 0 ? 'Pasaman' : 'Negeri Antah' },
  ...{ district: null, village: null, detail: `dekat ${PLACES[n % 7]}` },
});
