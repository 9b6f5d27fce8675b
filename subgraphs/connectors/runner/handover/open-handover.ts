import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { gatherReports } from '../../../common/handover/gather-reports.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { directory } from '../sources.ts';

/** How long going back may take, seconds: two hours. */
export const LIMIT_SECONDS = 7_200;

/** Opens the hand-over of a channel whose intake has just switched back, and asks for the reports that were born here meanwhile. */
export async function openHandover(
  em: EntityManager,
  { letterBox, now }: Runtime,
  { id: channelId, agencyId }: Channel,
  by: { byRole: string; byUserId: string | null },
): Promise<void> {
  const startedAt = now();
  const [facts] = await em.execute<{ number: number; since: Date | null }[]>(FACTS, [channelId, channelId]);
  const since = new Date(facts?.since ?? startedAt);
  const id = newId(startedAt);
  const row = { id, channelId, number: facts?.number ?? 1, since, startedAt, limitSeconds: LIMIT_SECONDS, ...by };
  await em.persist(Object.assign(new Handover(), row)).flush();
  const agencyIds = agencyId ? await directory.agenciesUnder(em, agencyId) : [];
  const window = { since: since.toISOString(), until: startedAt.toISOString() };
  await letterBox.send(em, gatherReports, { handoverId: id, agencyIds, ...window, after: null });
}

const FACTS = `select (select coalesce(max(number), 0) + 1 from connectors.handover where channel_id = ?) as number,
  (select max(at) from connectors.phase_change where channel_id = ? and to_phase = 'HUB_FIRST' and from_phase = 'DUAL') as since`;
