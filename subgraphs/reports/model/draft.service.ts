import type { EntityManager } from '@mikro-orm/postgresql';
import type { Weights } from '../likeness/model.ts';
import { DedupModel } from './dedup-model.entity.ts';

/**
 * Stores learned weights as a draft named by its day, "learned-2026-03-17", the second of a day "...-2"; gives the name.
 * Nothing is compared by it until people let it run in shadow and activate it. Needs SYSTEM and a transaction.
 */
export async function saveDraft(em: EntityManager, learned: Weights, figures: object, now: Date): Promise<string> {
  await em.execute(`select pg_advisory_xact_lock(hashtext('reports.dedup_model'))`);
  const day = `learned-${now.toISOString().slice(0, 10)}`;
  const before = await em.count(DedupModel, { version: { $like: `${day}%` } });
  const { version: _, ...weights } = learned;
  const version = before === 0 ? day : `${day}-${before + 1}`;
  em.create(DedupModel, { version, state: 'DRAFT', origin: 'LEARNED', weights, figures, madeAt: now });
  await em.flush();
  return version;
}
