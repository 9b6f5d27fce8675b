import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { ReportFilter } from '../report/report.inputs.ts';
import type { ReportService } from '../report/report.service.ts';
import type { ConsolidationCounts } from './consolidation-counts.ts';
import { FEWEST_TOLD, type PeopleService } from './people.service.ts';
import { type SeenReport, seenMatters } from './seen-matter.loader.ts';

/** More submissions than this are not counted: narrow the filter. */
const COUNTED_UP_TO = 50_000;
const NOT_COUNTED: ConsolidationCounts = { problems: null, reports: null, submissions: null, people: null };

/** A submission, with the report it is shown as and the earliest report of its matter. */
interface Counted extends SeenReport {
  problem: string;
}

const SIZES = `${ASKED} select m.matter_id as id, count(*)::int as size from asked
  join reports.matter_member m on m.matter_id = asked.id group by m.matter_id`;

/** Counts problems, reports, submissions and people behind what a viewer sees of the reports. */
export class ConsolidationCountsService {
  constructor(
    private readonly em: EntityManager,
    private readonly hub: EntityManager,
    private readonly viewer: Viewer,
    private readonly reports: ReportService,
    private readonly people: PeopleService,
  ) {}

  /** The counts of what a filter means; copies always count as such. */
  async of(filter: ReportFilter): Promise<ConsolidationCounts> {
    const { sql, values } = await this.reports.matching({ ...filter, includeMerged: true }, COUNTED_UP_TO + 1);
    const rows = await this.em.execute<Counted[]>(
      `select r.id, r.leader_id as "leaderId", coalesce(m.matter_id, r.leader_id) as problem
       from (${sql}) as found join reports.report r on r.id = found.id
       left join reports.matter_member m on m.report_id = r.id`,
      values,
    );
    if (rows.length > COUNTED_UP_TO) return NOT_COUNTED;
    await this.partHidden(rows);
    return {
      problems: this.told(new Set(rows.map(({ problem }) => problem)).size),
      reports: this.told(new Set(rows.map(({ leaderId }) => leaderId)).size),
      submissions: this.told(rows.length),
      people: this.told(await this.people.behind(rows)),
    };
  }

  /** What only hidden reports hold together counts apart: else the counts would tell of them. */
  private async partHidden(rows: readonly Counted[]): Promise<void> {
    const matters = JSON.stringify([...new Set(rows.map(({ problem }) => problem))]);
    const sizes = async (em: EntityManager) => {
      const found = await em.execute<{ id: string; size: number }[]>(SIZES, [matters]);
      return new Map(found.map(({ id, size }) => [id, size]));
    };
    const [all, seen] = [await sizes(this.hub), await sizes(this.em)];
    const partly = rows.filter(({ problem }) => all.get(problem) !== seen.get(problem));
    const found = await seenMatters(
      this.em,
      this.hub,
      partly.map(({ id }) => id),
    );
    for (const row of partly) {
      const members = found.get(row.id) ?? [{ id: row.id, leaderId: row.id }];
      row.problem = members[0]!.id;
      row.leaderId = members.find(({ id }) => id === row.id)!.leaderId;
    }
  }

  /** Few could tell the public whose they are. */
  private told(count: number | null): number | null {
    const few = ['PUBLIC', 'REPORTER'].includes(this.viewer.role) && (count ?? 0) < FEWEST_TOLD;
    return few ? null : count;
  }
}
