import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { csvLine } from '../../../common/text/harmless.ts';
import type { Handover } from '../../ledger/handover.entity.ts';
import { HandoverItem } from '../../ledger/handover-item.entity.ts';
import { reportOf } from './hand-over.ts';

/** Header of the file, in the words of the offices that read it. */
const COLUMNS = [
  'no',
  'nomor_laporan',
  'judul',
  'isi',
  'kategori',
  'tempat',
  'diterima',
  'status',
  'anonim',
  'rahasia',
  'mungkin_sudah_ada',
];

/** The numbered file (CSV, RFC 4180) of what the old system is not known to have, and its SHA-256. */
export async function handoverFile(em: EntityManager, secret: string, { id }: Handover) {
  const items = await em.find(HandoverItem, { handoverId: id, state: { $ne: 'DONE' } }, { orderBy: { n: 'asc' } });
  const text = csvLine(COLUMNS) + items.map((item) => csvLine(cellsOf(secret, item))).join('');
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

function cellsOf(secret: string, item: HandoverItem): (string | null)[] {
  const {
    number,
    title,
    body,
    category,
    place,
    occurredAt,
    status,
    anonymous,
    secret: isSecret,
  } = reportOf(secret, item);
  const { detail, village, district, regency, province } = place ?? {};
  const address = [detail, village, district, regency, province].filter(Boolean).join(', ');
  const flags = [anonymous, isSecret, item.state === 'UNCERTAIN'].map((flag) => (flag ? 'ya' : 'tidak'));
  return [`${item.n}`, number, title, body, category?.name ?? null, address, occurredAt, status, ...flags];
}
