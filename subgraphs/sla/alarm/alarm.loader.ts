import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { groupedBy } from '../../common/graphql/loader.ts';
import { Alarm } from './alarm.entity.ts';

/** The newest hundred alarms of a report, oldest first; merged reports show those of all members under each id. */
export const alarmsOfReport = (em: EntityManager) =>
  new DataLoader<string, Alarm[]>(async (ids) => {
    const rows = await em.execute<{ asked_id: string }[]>(OF_REPORT, [JSON.stringify(uuidsOnly(ids))]);
    const alarms = rows.map(({ asked_id, ...row }) => ({ of: asked_id, alarm: em.map(Alarm, row as never) }));
    return groupedBy(ids, alarms, ({ of }) => of).map((group) => group.map(({ alarm }) => alarm).reverse());
  });

const OF_REPORT = `${ASKED}
  select asked.id as asked_id, a.* from asked join sla.report_state s on s.report_id = asked.id
  cross join lateral (select alarm.* from sla.report_state m join sla.alarm on alarm.report_id = m.report_id
    where m.lead_report_id = s.lead_report_id order by alarm.on_day desc, alarm.id desc limit 100) a
  order by a.on_day desc, a.id desc`;
