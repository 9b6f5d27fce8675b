import { STATUS_WORDS, WORDS_BACK } from './words.ts';

/** Variable of the hub's workers that holds the address of the old database (docs/CONNECTORS.md: secrets by reference). */
const DSN_VARIABLE = 'SOURCE_SUARA_LAMA_DSN';

/** Settings of the channel: how the hub's own SQL connector reads `keluhan`, and writes a status back. */
export const SETTINGS = {
  dsn: `\${${DSN_VARIABLE}}`,
  source: { table: 'keluhan', key: 'nomor', updated: 'diubah', deletes: 'full-scan', hoursBetweenFullScans: 168 },
  timezone: 'Asia/Jakarta',
  map: {
    externalId: '$string(nomor)',
    title: 'judul',
    body: 'isi',
    status: '$status(keadaan)',
    statusRaw: 'keadaan',
    privacy: { anonymous: '$bool(anonim)', secret: '$bool(rahasia)' },
    occurredAt: '$time(masuk)',
    updatedAt: '$time(diubah)',
    category: { system: "'suara-lama'", id: 'kategori' },
    reporter: { name: 'nama', ids: [{ kind: 'PHONE', value: 'telepon', verified: 'false' }] },
    attachments:
      'foto ? [{"name": foto, "url": foto_alamat, "mediaType": foto_jenis, "bytes": $number(foto_bytes)}] : []',
    answers: 'tanggapan ? [{"at": $time(ditanggapi), "by": bidang, "text": tanggapan}] : []',
  },
  statusMap: { in: STATUS_WORDS, out: WORDS_BACK },
  push: { table: 'keluhan', key: 'nomor', status: 'keadaan', note: 'tanggapan' },
};
