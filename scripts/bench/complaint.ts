/** An invented complaint; no two share their text. */
export const complaint = (n: number) => ({
  externalId: `bench-${n}`,
  title: `Lampu jalan nomor ${n}`,
  body: `Lampu jalan di Jalan Contoh nomor ${n} sudah padam beberapa malam, mohon segera diperbaiki oleh dinas`,
  status: 'VERIFIED',
  statusRaw: 'Terverifikasi',
  anonymous: n % 3 === 0,
  secret: n % 5 === 0,
  occurredAt: new Date(Date.UTC(2026, 0, 1) + n * 1_800_000),
  classification: 'UNSUPERVISED_COMPLAINT',
  agency: { system: 'wilayah', id: '13.08', name: null },
  attachments: [],
  numbers: [],
  answers: [],
  ...{ finalBody: null, closedBy: null, archiveReason: null, updatedAt: null, category: null, parentAgency: null },
  ...{ place: null, reporter: null, sourceChannel: null, url: null },
});
