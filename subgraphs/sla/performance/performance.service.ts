import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { addDays } from '../../common/time/day.ts';
import { EVERY, EVERY_AGENCY } from './fact-sql.ts';
import { indicatorsOf, type Sum } from './indicators.policy.ts';
import type { Performance, PerformanceFilter, PerformancePeriod } from './performance.ts';
import { PerformanceLight } from './performance-light.entity.ts';
import { QUARTERS_A_DAY, quarterAt } from './quarter.ts';

/** Sums and the deltas that wait, as of one instant. What time changes is found from days, when one looks. */
const READ = `
  select measure, case when measure like 'DUE %' then (bucket <= ?)::int
    when measure = 'OPEN' then (? - bucket) / ${QUARTERS_A_DAY} else bucket end as bucket, sum(n)::int as n
  from (
    select measure, bucket, n from sla.performance_cell where agency_id = any(?::uuid[]) and channel_id = ?
      and category_id = ? and month between ?::date and ?::date and (shown or ?)
    union all
    select measure, bucket, n from sla.performance_delta where (? or agency_id = any(?::uuid[]))
      and ?::text in (channel_id, '${EVERY}') and ?::text in (category_id, '${EVERY}') and month between ?::date and ?::date
      and (shown or ?)) s
  group by 1, 2`;

/** Indicators of agencies and the nation, from sums only. */
export class PerformanceService {
  constructor(
    private readonly em: EntityManager,
    private readonly now: () => Date,
    private readonly viewer: Viewer,
    private readonly directory: Directory,
    private readonly scope: readonly string[],
  ) {}

  /** Of an agency with all below it. @throws BAD_USER_INPUT when the period is not of whole months */
  async ofAgency(agencyId: string, period: PerformancePeriod, filter: PerformanceFilter): Promise<Performance> {
    const [id] = uuidsOnly([agencyId]);
    const agencies = id ? [...new Set([id, ...(await this.directory.agenciesUnder(this.em, id))])] : [];
    const own = ['LIAISON', 'AGENCY_ADMIN'].includes(this.viewer.role) && this.scope.includes(agencyId);
    return this.indicators(agencies, period, filter, own);
  }

  /** Of all agencies, and of reports that have none yet. @throws BAD_USER_INPUT as `ofAgency` */
  ofNation(period: PerformancePeriod, filter: PerformanceFilter): Promise<Performance> {
    return this.indicators(null, period, filter, false);
  }

  /** Exact figures, hidden reports among them, are for the centre and for an office about itself. */
  private async indicators(
    agencies: string[] | null,
    { from, to }: PerformancePeriod,
    filter: PerformanceFilter,
    own: boolean,
  ): Promise<Performance> {
    if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01') || to < from) {
      throw hubError(
        'BAD_USER_INPUT',
        `The period ${from} to ${to} is not from the first day of a month to a last one.`,
      );
    }
    const exact = own || ['CENTRAL_ADMIN', 'AUDITOR', 'SYSTEM'].includes(this.viewer.role);
    const quarter = quarterAt(this.now());
    const ids = `{${agencies ?? [EVERY_AGENCY]}}`;
    const place = [filter.channelId ?? EVERY, filter.categoryId ?? EVERY];
    const rows = [from, to, exact];
    const values = [quarter, quarter, ids, ...place, ...rows, agencies === null, ids, ...place, ...rows];
    const sums = await this.em.execute<Sum[]>(READ, values);
    return indicatorsOf(sums, await this.em.find(PerformanceLight, {}), exact);
  }
}
