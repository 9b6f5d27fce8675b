import type { EntityManager } from '@mikro-orm/postgresql';
import { HUB_SYSTEM, readHubNumber } from '../report/hub-number.policy.ts';
import { Report } from '../report/report.entity.ts';
import { ReportNumber } from '../report/report-number.entity.ts';
import type { ShownAs } from '../report/shown-as.service.ts';
import type { LegacyResolution } from './legacy-resolution.ts';

/** Old numbers of every system. The row rules hide what this viewer may not see, so forbidden and unknown look alike. */
export class LegacyNumberService {
  constructor(
    private readonly em: EntityManager,
    private readonly shownAs: ShownAs,
  ) {}

  /**
   * Every report that bears the number, the first received first; those joined to one report count once. More than one only
   * before copies are joined, or after a person parted them.
   */
  async resolve(system: string, typed: string): Promise<LegacyResolution[]> {
    const number = system === HUB_SYSTEM ? readHubNumber(typed) : typed.trim();
    if (!number) return [];
    const bearers = await this.reports((await this.em.find(ReportNumber, { system, number })).map((n) => n.reportId));
    const leaderIds = await Promise.all(bearers.map((bearer) => this.shownAs.leaderOf(bearer)));
    const leaders = await this.reports(leaderIds.filter((id) => id !== null));
    const found = new Map<string, LegacyResolution>();
    for (const [place, bearer] of bearers.entries()) {
      const report = leaders.find(({ id }) => id === leaderIds[place]) ?? bearer;
      if (!found.has(report.id)) found.set(report.id, { system, number, report, joined: report !== bearer });
    }
    return [...found.values()];
  }

  private reports(ids: string[]): Promise<Report[]> {
    return this.em.find(Report, { id: { $in: ids } }, { orderBy: { receivedAt: 'asc', id: 'asc' } });
  }
}

/** Those of these numbers of a system that lead to a report, as `resolve` would find it. */
export async function resolving(em: EntityManager, system: string, typed: readonly string[]): Promise<Set<string>> {
  const numbers = JSON.stringify([...new Set(typed.map((number) => number.trim()))]);
  const found = await em.execute<{ number: string }[]>(RESOLVING, [system, numbers]);
  const known = new Set(found.map(({ number }) => number));
  return new Set(typed.filter((number) => known.has(number.trim())));
}

const RESOLVING = `
  select distinct n.number from reports.report_number n join reports.report r on r.id = n.report_id
  where n.system = ? and n.number = any(array(select jsonb_array_elements_text(?::jsonb)))`;
