import { createHash } from 'node:crypto';
import type { ImportRun } from '../../ledger/import-run.entity.ts';

/** Name of a state of an import. It tells no counts: viewers who see an import need not see those. */
export function stateMark({ id, outcome, records }: ImportRun): string {
  return createHash('sha256').update(`${id} ${outcome} ${records}`).digest('base64url').slice(0, 16);
}
