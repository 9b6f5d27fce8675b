import type { EntityManager } from '@mikro-orm/postgresql';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { takesNothingIn } from '../ledger/channel-phase.ts';
import type { ArrivingVersion } from './page.ts';

/** Marks the new items of a page as late where the old system takes nothing in any more, and says so in the log. */
export async function markLate(
  em: EntityManager,
  { log }: Pick<Runtime, 'log'>,
  { id: channelId, phase }: Channel,
  versions: readonly ArrivingVersion[],
  now: Date,
): Promise<void> {
  const created = versions.filter(({ verdict }) => verdict === 'CREATED').map(({ standing }) => standing);
  if (!takesNothingIn(phase) || created.length === 0) return;
  const rows = JSON.stringify(created.map(({ id, externalId }) => ({ id, externalId })));
  await em.execute(MARK, [channelId, phase, now, rows]);
  log.warn(
    { channel: channelId, phase, items: created.length },
    'late arrivals: the old system should take nothing in any more',
  );
}

const MARK = `insert into connectors.late_arrival (source_record_id, channel_id, external_id, phase, at)
  select r.id, ?, r."externalId", ?, ?::timestamptz from jsonb_to_recordset(?::jsonb) as r(id text, "externalId" text)
  on conflict do nothing`;
