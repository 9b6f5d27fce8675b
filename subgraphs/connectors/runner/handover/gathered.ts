import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { gatherReports } from '../../../common/handover/gather-reports.topic.ts';
import { handOver } from '../../../common/handover/hand-over.topic.ts';
import type { ReportsGathered } from '../../../common/handover/reports-gathered.topic.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { directory } from '../sources.ts';

/** Keeps a page of a hand-over and asks for the next, or begins to hand over. A letter that comes again changes nothing. */
export const keepGathered = (runtime: Runtime, { handoverId, reports, next }: ReportsGathered): Promise<void> =>
  forkFor(runtime.orm, SYSTEM_VIEWER).transactional(async (em) => {
    const handover = await em.findOneOrFail(Handover, { id: handoverId });
    if (handover.state !== 'GATHERING') return;
    await keepItems(em, handover, reports);
    if (next === null) {
      Object.assign(handover, { state: 'OPEN', gatheredAt: runtime.now() });
      await runtime.letterBox.send(em, handOver, { handoverId });
      return;
    }
    const { agencyId } = await em.findOneOrFail(Channel, { id: handover.channelId });
    const agencyIds = agencyId ? await directory.agenciesUnder(em, agencyId) : [];
    const window = { since: handover.since.toISOString(), until: handover.startedAt.toISOString() };
    await runtime.letterBox.send(em, gatherReports, { handoverId, agencyIds, ...window, after: next });
  });

/** Adds reports to a hand-over, numbered on; one that is in it, or in an earlier one, stays out. */
export const keepItems = (em: EntityManager, { id, channelId }: Handover, reports: ReportsGathered['reports']) =>
  em.execute(ADD, [id, channelId, id, JSON.stringify(reports), channelId]);

const ADD = `insert into connectors.handover_item (handover_id, report_id, channel_id, n, sealed_report)
  select ?, r.id, ?, (select count(*) from connectors.handover_item where handover_id = ?) + row_number() over (order by r.id), r.sealed
  from (select "reportId" as id, sealed from jsonb_to_recordset(?::jsonb) as r("reportId" uuid, sealed text)) r
  where not exists (select 1 from connectors.handover_item i where i.channel_id = ? and i.report_id = r.id)
  on conflict do nothing`;
