import type { EntityManager } from '@mikro-orm/postgresql';
import type { LookOrder } from '../../common/handover/look-anew.topic.ts';
import { addDays } from '../../common/time/day.ts';

/** Clocks marked in one transaction. */
const BATCH = 5_000;
const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Marks one batch of running clocks to be looked at by the next sweep, earliest due day first. Gives the order for the
 * rest, null when nothing is left. A clock whose due day moves meanwhile has a new verdict, which is looked at anyway.
 */
export async function lookAnewBatch(em: EntityManager, order: LookOrder, batch = BATCH): Promise<LookOrder | null> {
  const { dueDay, clockId } = order.after ?? { dueDay: addDays(order.dueFromDay, -1), clockId: HIGHEST_ID };
  const [last] = await em.execute<NonNullable<LookOrder['after']>[]>(LOOK_ANEW, [dueDay, clockId, batch]);
  return last ? { ...order, after: last } : null;
}

const LOOK_ANEW = `
  with next as materialized (
    select id, due_day from sla.sla_clock where current and state = 'RUNNING' and (due_day, id) > (?::date, ?::uuid)
    order by due_day, id limit ?),
  marked as (
    update sla.sla_clock c set next_look_day = '1970-01-01' from next
    where c.id = next.id and c.current and c.state = 'RUNNING' and not c.historic)
  select due_day::text as "dueDay", id as "clockId" from next order by due_day desc, id desc limit 1`;
