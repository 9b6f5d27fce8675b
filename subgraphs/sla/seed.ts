import { forkFor } from '../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import type { Runtime } from '../common/runtime/runtime.ts';
import { FOUNDING_LADDER } from './alarm/founding-ladder.ts';
import { EscalationLadder } from './alarm/ladder.entity.ts';
import { Calendar, FreeDay } from './calendar/calendar.entity.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from './calendar/founding-calendar.ts';
import { FOUNDING_RULES } from './rule-set/founding-rules.ts';
import { RuleSet } from './rule-set/rule-set.entity.ts';

/** Puts the founding calendar (version 1), rule set and escalation ladder in, once. What was published since is never undone. */
export async function seedSla({ orm, now }: Runtime): Promise<void> {
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtext('sla seed'))`);
    if (!(await em.count(EscalationLadder))) em.create(EscalationLadder, { ...FOUNDING_LADDER, publishedAt: now() });
    if (await em.count(Calendar)) return;
    const { first: firstYear, last: lastYear } = FOUNDING_YEARS;
    em.create(Calendar, { version: 1, decree: 'founding', agencyId: null, firstYear, lastYear, publishedAt: now() });
    for (const day of FOUNDING_DAYS) em.create(FreeDay, { ...day, addedIn: 1, removedIn: null, agencyId: null });
    em.create(RuleSet, { ...FOUNDING_RULES, publishedAt: now() });
  });
}
