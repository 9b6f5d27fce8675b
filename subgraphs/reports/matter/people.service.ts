import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import type { Matter, MatterCounts } from './matter.ts';
import { countPeople, type Sender } from './people.policy.ts';
import type { SeenReport } from './seen-matter.loader.ts';

/** Fewer people than this could tell who wrote twice. */
export const FEWEST_TOLD = 5;

/** Counts what is in a matter, without telling who is who. */
export class PeopleService {
  constructor(
    private readonly em: EntityManager,
    private readonly hub: EntityManager,
    private readonly viewer: Viewer,
  ) {}

  /** Submissions, reports and people of a matter, of what the viewer sees of it. */
  async of({ members, reportIds }: Matter): Promise<MatterCounts> {
    return { submissions: members.length, reports: reportIds.length, people: await this.behind(members) };
  }

  /** People behind reports; null where they are few and the viewer may not know each of them. */
  async behind(reports: readonly SeenReport[]): Promise<number | null> {
    const senders = await sendersOf(this.hub, reports);
    const people = countPeople(senders);
    return people >= FEWEST_TOLD || (await this.mayKnow(senders)) ? people : null;
  }

  /** Anonymous senders are compared with nobody, so only the others must be known. */
  private async mayKnow(senders: readonly Sender[]): Promise<boolean> {
    if (this.viewer.role === 'CENTRAL_ADMIN') return true;
    const named = senders.filter(({ keys }) => keys.length > 0).map(({ reportId }) => reportId);
    return (await this.em.count(ReporterRow, { reportId: { $in: named } })) === named.length;
  }
}

/** Senders of reports, as far as they may be compared: of anonymous reports without any key. Needs the SYSTEM viewer. */
async function sendersOf(hub: EntityManager, reports: readonly SeenReport[]): Promise<Sender[]> {
  const rows = await hub.execute<Omit<Sender, 'submission'>[]>(
    `${ASKED} select r.id as "reportId",
       case when r.anonymous then '{}' else coalesce(w.verified_keys, '{}') end as keys
     from asked join reports.report r on r.id = asked.id left join reports.reporter w on w.report_id = r.id`,
    [JSON.stringify(reports.map(({ id }) => id))],
  );
  const leaders = new Map(reports.map(({ id, leaderId }) => [id, leaderId]));
  return rows.map((row) => ({ ...row, submission: leaders.get(row.reportId)! }));
}
