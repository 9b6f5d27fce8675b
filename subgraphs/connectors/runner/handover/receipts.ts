import type { EntityManager } from '@mikro-orm/postgresql';
import { Handover } from '../../ledger/handover.entity.ts';
import { endIfWhole } from './hand-over.ts';
import { handoverFile } from './handover-file.ts';

/** One report of a file, as the old system took it in. */
export interface Receipt {
  n: number;
  externalId: string;
}

/** Whose word it is, and about which file. */
export interface ReceiptTerms {
  secret: string;
  now: Date;
  name: string;
  fileHash: string;
  receipts: readonly Receipt[];
}

/**
 * Keeps the receipt of a hand-over's file; the hand-over is done by it.
 * @returns what is wrong with it, and then nothing is kept; null: it is whole
 */
export async function confirmReceipt(
  em: EntityManager,
  handover: Handover,
  terms: ReceiptTerms,
): Promise<string | null> {
  const { secret, now, name, fileHash, receipts } = terms;
  if (handover.state !== 'OPEN') return `The hand-over is ${handover.state}; only an OPEN one waits for a receipt.`;
  const { hash } = await handoverFile(em, secret, handover);
  if (hash !== fileHash.toLowerCase()) return 'fileHash is not that of the present file; take it anew.';
  const refs = receipts.map(({ externalId }) => externalId.trim());
  if (refs.includes('') || new Set(refs).size < refs.length) return 'Each report takes an externalId of its own.';
  const rows = JSON.stringify(receipts.map(({ n }, place) => ({ n, ref: refs[place] })));
  const [counts] = await em.execute<{ lacking: number; unknown: number }[]>(COUNTS, [
    rows,
    handover.id,
    rows,
    handover.id,
  ]);
  if (counts!.lacking > 0) return `${counts!.lacking} reports of the file have no receipt: they would be lost.`;
  if (counts!.unknown > 0) return `${counts!.unknown} receipts are about no report of the file.`;
  await em.execute(SETTLE, [now, rows, handover.id]);
  await em.nativeUpdate(Handover, { id: handover.id }, { confirmedBy: name, fileHash: hash });
  await endIfWhole(em, handover.id, now);
  return null;
}

const COUNTS = `
  select (select count(*)::int from connectors.handover_item i where i.state <> 'DONE'
      and not exists (select 1 from jsonb_to_recordset(?::jsonb) as r(n int) where r.n = i.n) and i.handover_id = ?) as lacking,
    (select count(*)::int from jsonb_to_recordset(?::jsonb) as r(n int) where not exists (
      select 1 from connectors.handover_item i where i.n = r.n and i.state <> 'DONE' and i.handover_id = ?)) as unknown`;

const SETTLE = `update connectors.handover_item i set state = 'DONE', remote_ref = r.ref, settled_at = ?, error_message = null
  from jsonb_to_recordset(?::jsonb) as r(n int, ref text) where i.handover_id = ? and i.n = r.n`;
