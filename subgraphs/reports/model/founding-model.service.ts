import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { FOUNDING_WEIGHTS } from '../likeness/weights/founding-weights.ts';
import { DedupModel } from './dedup-model.entity.ts';

/**
 * Puts the founding weights of this version of the hub in. They take the place of older founding weights; where a
 * person has activated others, they wait as a draft. What was stored before is never changed.
 */
export async function seedFoundingModel({ orm, now }: Runtime): Promise<void> {
  const { version, ...weights } = FOUNDING_WEIGHTS;
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtext('reports.dedup_model'))`);
    if (await em.findOne(DedupModel, { version })) return;
    const active = await em.findOne(DedupModel, { state: 'ACTIVE' });
    const follows = active === null || active.origin === 'FOUNDING';
    if (active && follows) active.state = 'RETIRED';
    await em.flush();
    const state = follows ? 'ACTIVE' : 'DRAFT';
    const activatedAt = follows ? now() : null;
    em.create(DedupModel, { version, weights, state, origin: 'FOUNDING', figures: null, madeAt: now(), activatedAt });
  });
}
