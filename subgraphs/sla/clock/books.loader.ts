import type { EntityManager } from '@mikro-orm/postgresql';
import { calendarBook, newestVersion } from '../calendar/calendar.loader.ts';
import type { RuleSet } from '../rule-set/rule-set.entity.ts';
import { ruleSets } from '../rule-set/rule-set.loader.ts';
import { ServiceStandard } from '../service-standard/service-standard.entity.ts';
import type { Books } from './books.policy.ts';

/** The newest books. */
export const standingBooks = async (em: EntityManager): Promise<Books<RuleSet>> => ({
  calendar: (await calendarBook(em, await newestVersion(em)))!,
  ruleSets: await ruleSets(em),
  standards: await em.find(ServiceStandard, {}),
});
