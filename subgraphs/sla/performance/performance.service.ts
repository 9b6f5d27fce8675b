import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { addDays } from '../../common/time/day.ts';
import { indicatorsOf, type Sum } from './indicators.policy.ts';
import { lightTable } from './light.loader.ts';
import type { Performance, PerformanceFilter, PerformancePeriod } from './performance.ts';
import { readSums } from './performance-sql.ts';
import { quarterAt } from './quarter.ts';

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
    const { sql, values } = readSums({ agencies, from, to, filter, exact, quarter: quarterAt(this.now()) });
    const sums = await this.em.execute<Sum[]>(sql, values);
    return indicatorsOf(sums, (await lightTable(this.em, to)).lights, exact);
  }
}
