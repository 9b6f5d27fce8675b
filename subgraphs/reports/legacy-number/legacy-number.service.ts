import type { EntityManager } from '@mikro-orm/postgresql';
import { HUB_SYSTEM, readHubNumber } from '../report/hub-number.policy.ts';
import { Report } from '../report/report.entity.ts';
import { ReportNumber } from '../report/report-number.entity.ts';
import type { LegacyResolution } from './legacy-resolution.ts';

/** Old numbers of every system. The row rules hide what this viewer may not see, so forbidden and unknown look alike. */
export class LegacyNumberService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Every report that bears the number, the first received first; those joined to one report count once. More than one only
   * before copies are joined, or after a person parted them.
   */
  async resolve(system: string, typed: string): Promise<LegacyResolution[]> {
    const number = system === HUB_SYSTEM ? readHubNumber(typed) : typed.trim();
    if (!number) return [];
    const bearers = await this.reports((await this.em.find(ReportNumber, { system, number })).map((n) => n.reportId));
    const leaders = await this.reports(bearers.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
    const leaderOf = (bearer: Report) => leaders.find(({ id }) => id === bearer.mergedIntoId) ?? bearer;
    const found = new Map<string, LegacyResolution>();
    for (const bearer of bearers) {
      const report = leaderOf(bearer);
      if (!found.has(report.id)) found.set(report.id, { system, number, report, joined: report !== bearer });
    }
    return [...found.values()];
  }

  private reports(ids: string[]): Promise<Report[]> {
    return this.em.find(Report, { id: { $in: ids } }, { orderBy: { receivedAt: 'asc', id: 'asc' } });
  }
}
