import { notesNow } from '../../subgraphs/common/log/request-notes.ts';
import { count } from '../../subgraphs/common/metrics/meter.ts';
import { LIMIT_CODES } from '../limits/limits.ts';

/** Codes that say that a limit was passed. A subgraph that does not answer is none of the client's limits. */
const REFUSALS: ReadonlySet<string> = new Set(
  Object.values(LIMIT_CODES).filter((code) => code !== null && code !== 'SUBGRAPH_UNAVAILABLE'),
);

/** Notes an error that a client is told; `code` is one of the registry or of Apollo, so there are few. */
export function tellError(code: string): void {
  notesNow()?.codes.add(code);
  count('errors', { code });
  if (REFUSALS.has(code)) count('refusals', { code });
}
