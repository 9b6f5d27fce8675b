import type { EntityManager } from '@mikro-orm/postgresql';
import { freeDaysChanged } from '../../common/handover/free-days-changed.topic.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { freeDaysOf, newestVersion } from './calendar.loader.ts';

/** Tells the other contexts the nation's free days as the newest version knows them, in the caller's transaction. */
export async function tellFreeDays(em: EntityManager, { letterBox }: Pick<Runtime, 'letterBox'>): Promise<void> {
  const version = await newestVersion(em);
  const days = (await freeDaysOf(em, version)).flatMap(({ agencyId, day }) => (agencyId === null ? [day] : []));
  await letterBox.send(em, freeDaysChanged, { version, days });
}
