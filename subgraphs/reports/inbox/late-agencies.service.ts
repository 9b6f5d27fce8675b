import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { AgencyAsSaid } from '../report/agency-as-said.ts';
import { Report } from '../report/report.entity.ts';
import { publishReports } from '../report/snapshot.service.ts';
import { addEvents } from '../report/timeline.service.ts';
import { directory } from './references.service.ts';

/** Reports given to their agency in one transaction. */
const AT_ONCE = 500;

/** An agency that sources name and the register did not know, as heard from the channels of one owner. */
interface Unknown {
  said: AgencyAsSaid;
  channelAgencyId: string | null;
}

/** Gives reports whose agency has been registered after they came to that agency, unless offices work on them here. */
export async function findLateAgencies(runtime: Runtime): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const unknown = await em.execute<Unknown[]>(
    `select distinct agency_as_said as said, channel_agency_id as "channelAgencyId" from reports.report
     where not agency_found and not handled_here and agency_as_said is not null`,
  );
  for (const { said, channelAgencyId } of unknown) {
    const agency = await directory.agencyFor(em, said, channelAgencyId);
    if (!agency) continue;
    while ((await giveTo(runtime, agency.id, { said, channelAgencyId })) === AT_ONCE);
  }
}

/** Gives the next reports that name the agency so; how many there were. */
async function giveTo({ orm, letterBox, now }: Runtime, agencyId: string, unknown: Unknown): Promise<number> {
  return forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    const reports = await nextOf(em, unknown);
    for (const report of reports) report.agencyFound = true;
    const event = { kind: 'SOURCE_CHANGED', at: now(), certainty: 'EXACT', data: { change: { agencyId } } } as const;
    await addEvents(
      em,
      reports.map((report) => ({ report, events: [event] })),
      now(),
    );
    await publishReports(
      em,
      letterBox,
      reports.map(({ id }) => id),
    );
    return reports.length;
  });
}

async function nextOf(em: EntityManager, { said, channelAgencyId }: Unknown): Promise<Report[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from reports.report where not agency_found and not handled_here and agency_as_said = ?::jsonb
       and channel_agency_id is not distinct from ?::uuid order by id limit ${AT_ONCE}`,
    [JSON.stringify(said), channelAgencyId],
  );
  const ids = rows.map(({ id }) => id);
  return em.find(Report, { id: { $in: ids } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}
