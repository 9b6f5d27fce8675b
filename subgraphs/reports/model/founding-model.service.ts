import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { FOUNDING_WEIGHTS } from '../likeness/weights/founding-weights.ts';
import { DedupModel } from './dedup-model.entity.ts';
import type { DedupModelState } from './model-words.ts';

/**
 * Puts the founding weights of this version of the hub in. A new hub starts with them; an upgraded one goes on with the
 * weights it has, and the new ones run in shadow (behind others in shadow they wait as a draft) until a person
 * activates them. What was stored before is never changed.
 */
export async function seedFoundingModel({ orm, now }: Runtime): Promise<void> {
  const { version, ...weights } = FOUNDING_WEIGHTS;
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtext('reports.dedup_model'))`);
    if (await em.findOne(DedupModel, { version })) return;
    const state = await stateOfNew(em);
    const since = {
      activatedAt: state === 'ACTIVE' ? now() : null,
      shadowSince: state === 'SHADOW' ? now() : null,
    };
    em.create(DedupModel, { version, weights, state, origin: 'FOUNDING', figures: null, madeAt: now(), ...since });
  });
}

async function stateOfNew(em: EntityManager): Promise<DedupModelState> {
  const taken = new Set((await em.find(DedupModel, {})).map(({ state }) => state));
  if (!taken.has('ACTIVE')) return 'ACTIVE';
  return taken.has('SHADOW') ? 'DRAFT' : 'SHADOW';
}
