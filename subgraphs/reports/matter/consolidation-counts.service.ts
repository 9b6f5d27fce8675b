import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { ReportFilter } from '../report/report.inputs.ts';
import type { ReportService } from '../report/report.service.ts';
import type { ConsolidationCounts } from './consolidation-counts.ts';
import { FEWEST_TOLD, type PeopleService } from './people.service.ts';

/** More submissions than this are not counted: narrow the filter. */
const COUNTED_UP_TO = 50_000;
const NOT_COUNTED: ConsolidationCounts = { problems: null, reports: null, submissions: null, people: null };

/** Counts problems, reports, submissions and people behind what a viewer sees of the reports. */
export class ConsolidationCountsService {
  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly reports: ReportService,
    private readonly people: PeopleService,
  ) {}

  /** The counts of what a filter means; copies always count as such. */
  async of(filter: ReportFilter): Promise<ConsolidationCounts> {
    const { sql, values } = await this.reports.matching({ ...filter, includeMerged: true }, COUNTED_UP_TO + 1);
    const rows = await this.em.execute<{ id: string; leaderId: string; problem: string }[]>(
      `select r.id, r.leader_id as "leaderId", coalesce(m.matter_id, r.leader_id) as problem
       from (${sql}) as found join reports.report r on r.id = found.id
       left join reports.matter_member m on m.report_id = r.id`,
      values,
    );
    if (rows.length > COUNTED_UP_TO) return NOT_COUNTED;
    return {
      problems: this.told(new Set(rows.map(({ problem }) => problem)).size),
      reports: this.told(new Set(rows.map(({ leaderId }) => leaderId)).size),
      submissions: this.told(rows.length),
      people: this.told(await this.people.behind(rows.map(({ id }) => id))),
    };
  }

  /** Few could tell the public whose they are. */
  private told(count: number | null): number | null {
    const few = ['PUBLIC', 'REPORTER'].includes(this.viewer.role) && (count ?? 0) < FEWEST_TOLD;
    return few ? null : count;
  }
}
