import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { Fact } from './fact.policy.ts';
import { DROP_EMPTY, FOLD, REBUILD, RENEW_FACTS } from './fact-sql.ts';

/** Deltas that may wait: a reader adds them to the sums itself. */
const MAY_WAIT = 20_000;
const FOLDED_AT_ONCE = 50_000;
const SUMS = `hashtext('sla performance sums')`;

/** Brings facts up to date, in the caller's transaction, which has locked these reports. */
export async function renewFacts(em: EntityManager, facts: readonly Fact[]): Promise<void> {
  await bound(em, RENEW_FACTS, [JSON.stringify(facts)]);
}

/** Adds waiting deltas to the sums when there are many. While somebody else does it, nothing is done. */
export async function foldWhenMany(em: EntityManager, many = MAY_WAIT): Promise<void> {
  const [span] = await em.execute<{ n: string }[]>(
    'select coalesce(max(id) - min(id) + 1, 0) as n from sla.performance_delta',
  );
  if (Number(span!.n) <= many) return;
  await em.transactional(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }[]>(`select pg_try_advisory_xact_lock(${SUMS}) as mine`);
    if (lock!.mine) await foldOnce(tx);
  });
}

/** Computes the sums from the facts again, while letters are read. Gives how many sums were wrong: 0 is what it should be. */
export function rebuildSums(em: EntityManager): Promise<number> {
  return em.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(${SUMS})`);
    // Sums of millions of facts are grouped in memory, not on the disk.
    await tx.execute(`set local work_mem = '256MB'`);
    while ((await foldOnce(tx)) === FOLDED_AT_ONCE);
    const [wrong] = await tx.execute<{ n: number }[]>(REBUILD);
    await tx.execute(DROP_EMPTY);
    return wrong!.n;
  });
}

async function foldOnce(em: EntityManager): Promise<number> {
  const [taken] = await em.execute<{ n: number }[]>(FOLD, [FOLDED_AT_ONCE]);
  await em.execute(DROP_EMPTY);
  return taken!.n;
}
