import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../subgraphs/common/text/canonical-json.ts';
import type { PacketEntry } from './packet.ts';

/** The hash before the first entry. */
const START = '0'.repeat(64);

/** Facts in their order, each chained to the one before. */
export function chained(facts: readonly Pick<PacketEntry, 'kind' | 'body'>[]): PacketEntry[] {
  let before = START;
  return facts.map((fact, index) => {
    const entry = { n: index + 1, ...fact };
    before = hashOf(before, entry);
    return { ...entry, hash: before };
  });
}

/** Hash of the last entry; that of nothing for an empty chain. */
export const headOf = (entries: readonly PacketEntry[]) => entries.at(-1)?.hash ?? START;

/** What is wrong with the chain; null: each entry follows from the one before. */
export function chainFault(entries: readonly PacketEntry[]): string | null {
  let before = START;
  for (const [index, { n, kind, body, hash }] of entries.entries()) {
    if (n !== index + 1) return `Entry ${index + 1} bears the number ${n}: one was taken out or put in.`;
    before = hashOf(before, { n, kind, body });
    if (hash !== before) return `Entry ${n} (${kind}) was changed, or one before it.`;
  }
  return null;
}

const hashOf = (before: string, { n, kind, body }: Omit<PacketEntry, 'hash'>) =>
  createHash('sha256')
    .update(`${before}\n${canonicalJson({ n, kind, body })}`)
    .digest('hex');
