import type { EntityManager } from '@mikro-orm/postgresql';
import type { Terms } from './rare-word.policy.ts';

/** Tables read so far by database and version: one is some ten thousand words, and never changes. */
const read = new WeakMap<object, Terms>();

/** The newest term table; null: none counted yet. Needs the SYSTEM viewer. */
export async function termsInForce(em: EntityManager): Promise<Terms | null> {
  const [newest] = await em.execute<{ version: number; documents: number }[]>(
    'select version, documents from reports.term_table order by version desc limit 1',
  );
  if (!newest) return null;
  const database = em.getDriver();
  const known = read.get(database);
  if (known?.version === String(newest.version)) return known;
  const rows = await em.execute<{ word: string; documents: number }[]>(
    'select word, documents from reports.term where version = ?',
    [newest.version],
  );
  const frequency = new Map(rows.map(({ word, documents }) => [word, documents]));
  const terms = { version: String(newest.version), documents: newest.documents, frequency };
  read.set(database, terms);
  return terms;
}
