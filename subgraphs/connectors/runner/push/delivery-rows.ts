import type { EntityManager } from '@mikro-orm/postgresql';
import { PushDelivery } from '../../ledger/push-delivery.entity.ts';

/** How long a worker may take to tell a source one status, seconds. A dead one's push comes back after it. */
export const CLAIM_SECONDS = 120;

/**
 * The next push of the channel that is due, claimed for this worker; null: none is, or the channel waits for a person.
 * Those of one record go in the order in which its status changed.
 */
export async function claimPush(em: EntityManager, channelId: string, now: Date): Promise<PushDelivery | null> {
  const [claimed] = await em.execute<{ id: string }[]>(
    `update connectors.push_delivery set attempts = attempts + 1, claimed_until = now() + interval '${CLAIM_SECONDS} seconds'
     where id = (select p.id from connectors.push_delivery p join connectors.channel c on c.id = p.channel_id
       where p.channel_id = ? and p.state = 'WAITING' and p.next_at <= ? and c.parked_at is null
         and (p.claimed_until is null or p.claimed_until < now())
         and not exists (select 1 from connectors.push_delivery e where e.source_record_id = p.source_record_id
           and e.state = 'WAITING' and (e.at, e.report_seq) < (p.at, p.report_seq))
       order by p.next_at, p.id limit 1 for update of p skip locked) returning id`,
    [channelId, now],
  );
  return claimed ? em.findOneOrFail(PushDelivery, { id: claimed.id }, { refresh: true }) : null;
}

/**
 * Ids of channels with a push that is due.
 * @param connector an installed connector's id: its channels; null: those of the families
 */
export async function channelsWithPushes(em: EntityManager, now: Date, connector: string | null): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct p.channel_id as id from connectors.push_delivery p join connectors.channel c on c.id = p.channel_id
     where p.state = 'WAITING' and p.next_at <= ? and c.parked_at is null
       and c.connector is not distinct from ? order by 1`,
    [now, connector],
  );
  return rows.map(({ id }) => id);
}
