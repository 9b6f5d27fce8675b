import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import type { Runtime } from '../common/runtime/runtime.ts';
import { FOUNDING_LADDER } from './alarm/founding-ladder.ts';
import { EscalationLadder } from './alarm/ladder.entity.ts';
import { replaceBooks } from './book-lock.ts';
import { Calendar, FreeDay } from './calendar/calendar.entity.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from './calendar/founding-calendar.ts';
import { tellFreeDays } from './calendar/tell-free-days.ts';
import { orderRecomputation } from './recomputation/recomputation.job.ts';
import { FOUNDING_RULES } from './rule-set/founding-rules.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';
import { ruleSets } from './rule-set/rule-set.loader.ts';

/** Puts the founding calendar (version 1), rule set and escalation ladder in, once. What was published since is never undone. */
export async function seedSla(runtime: Runtime): Promise<void> {
  const { orm, now } = runtime;
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtext('sla seed'))`);
    if (!(await em.count(EscalationLadder))) em.create(EscalationLadder, { ...FOUNDING_LADDER, publishedAt: now() });
    if (await em.count(Calendar)) await bringUpToDate(em, runtime);
    else found(em, now());
    await em.flush();
    // At each start: a hub whose gates did not know free days yet learns them.
    await tellFreeDays(em, runtime);
  });
}

/** The calendar and the rules of a hub that has none. */
function found(em: EntityManager, publishedAt: Date): void {
  const { first: firstYear, last: lastYear } = FOUNDING_YEARS;
  em.create(Calendar, { version: 1, decree: 'founding', agencyId: null, firstYear, lastYear, publishedAt });
  for (const day of FOUNDING_DAYS) em.create(FreeDay, { ...day, addedIn: 1, removedIn: null, agencyId: null });
  em.create(RuleSet, { ...FOUNDING_RULES, publishedAt });
}

/**
 * A hub founded before there was the stage COMPLETION gets the rules as they are founded today beside its own, from the
 * same day on. Every report is computed again, which also makes the figures of agencies that such a hub lacks.
 */
async function bringUpToDate(em: EntityManager, runtime: Runtime): Promise<void> {
  const known = await ruleSets(em);
  if (known.some(({ rules }) => rules.some(({ stage }) => stage === 'COMPLETION'))) return;
  await replaceBooks(em);
  const version = `${FOUNDING_RULES.version}-completion`;
  em.create(RuleSet, { ...FOUNDING_RULES, version, publishedAt: runtime.now() });
  await em.flush();
  await orderRecomputation(em, runtime, { book: 'RULE_SET', version });
}
