import type { ComplaintInput } from '../../../schema/client/index.ts';
import { instantOf, type OldRow } from './old-row.ts';
import { STATUS_WORDS } from './words.ts';

/** The hub refuses a whole request that holds one: no database keeps it as text. */
const UNSTORABLE = /\0/;

/** A row in the hub's words, or why it cannot even be sent. What the settings of the channel say (`settings.ts`) is the same. */
export function complaintOf(row: OldRow): ComplaintInput | string {
  const occurredAt = instantOf(row.masuk);
  const updatedAt = instantOf(row.diubah);
  if (occurredAt === null) return `masuk ${row.masuk} is no time`;
  if (UNSTORABLE.test(`${row.judul} ${row.isi} ${row.tanggapan}`)) return 'its text holds a NUL';
  return {
    externalId: String(row.nomor),
    title: row.judul || null,
    body: row.isi,
    status: STATUS_WORDS[row.keadaan] ?? 'UNKNOWN',
    statusRaw: row.keadaan,
    anonymous: row.anonim === 1,
    secret: row.rahasia === 1,
    occurredAt,
    updatedAt,
    category: row.kategori ? { system: 'suara-lama', id: row.kategori } : null,
    reporter: reporterOf(row),
    attachments: row.foto
      ? [{ name: row.foto, url: row.foto_alamat, mediaType: row.foto_jenis, bytes: row.foto_bytes }]
      : [],
    answers: row.tanggapan ? [{ at: instantOf(row.ditanggapi), by: row.bidang, text: row.tanggapan }] : [],
  };
}

function reporterOf({ nama, telepon }: OldRow): ComplaintInput['reporter'] {
  if (!nama && !telepon) return null;
  return { name: nama || null, ids: telepon ? [{ kind: 'PHONE', value: telepon, verified: false }] : [] };
}
