import { type ObjectQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { HUB_SYSTEM, readHubNumber } from './hub-number.policy.ts';
import { Report } from './report.entity.ts';
import type { ReportFilter } from './report.inputs.ts';
import { ReportNumber } from './report-number.entity.ts';
import { type ShownAs, standsForItself } from './shown-as.service.ts';

/** Days of filters are those of western Indonesia, which has no summer time. */
const startOfDay = (day: string) => new Date(`${day}T00:00:00+07:00`);
const DAY_MS = 86_400_000;

/** Lists longer than this are not counted. */
const COUNTED_UP_TO = 10_000;
/** Fewer reports than this could tell the public whose they are. */
const FEWEST_TOLD = 5;

/** Reads reports. The row rules decide which there are for this viewer. */
export class ReportService {
  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly directory: Directory,
    private readonly shownAs: ShownAs,
  ) {}

  /** The report that bears a number in a system, or the one it was joined to; null: none that this viewer may see. */
  async byNumber(system: string, typed: string): Promise<Report | null> {
    const number = system === HUB_SYSTEM ? readHubNumber(typed) : typed.trim();
    if (number === null) throw hubError('BAD_USER_INPUT', `${typed} is no number of the hub: a character is wrong.`);
    const bearers = await this.em.find(ReportNumber, { system, number });
    const ids = bearers.map(({ reportId }) => reportId);
    // Two only before copies are joined, or after a clerk has pinned them apart: the first received stands for both.
    const [first] = await this.em.find(
      Report,
      { id: { $in: ids } },
      { orderBy: { receivedAt: 'asc', id: 'asc' }, limit: 1 },
    );
    const leaderId = first ? await this.shownAs.leaderOf(first) : null;
    return leaderId === null ? (first ?? null) : this.em.findOne(Report, { id: leaderId });
  }

  /** Reports, newest first; those joined to another are left out unless asked for. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, filter: ReportFilter): Promise<Connection<Report>> {
    checkPage(page);
    const where = await this.whereOf(filter);
    const rows = await this.em.find(
      Report,
      { $and: [where, ...behind(page.after)] },
      { orderBy: { receivedAt: 'desc', id: 'desc' }, limit: page.first + 1 },
    );
    const cursor = ({ receivedAt, id }: Report) => cursorOf(receivedAt.toISOString(), id);
    if (filter.includeMerged) return pageOf(rows, page.first, cursor, () => this.count(where, 0));
    const found = pageOf(rows, page.first, cursor, async () => this.count(where, await this.countedTwice(where)));
    const doubled = await this.shownElsewhere(rows);
    found.edges = found.edges.filter(({ node }) => !doubled.has(node.id));
    return found;
  }

  /** Reports that lead nothing for this viewer though what they were joined to is hidden: an earlier copy stands for them. */
  private async shownElsewhere(rows: readonly Report[]): Promise<Set<string>> {
    const leaders = await Promise.all(rows.map((row) => this.shownAs.leaderOf(row)));
    return new Set(rows.filter((_, place) => leaders[place] !== null).map(({ id }) => id));
  }

  private async countedTwice(where: ObjectQuery<Report>): Promise<number> {
    const joined = await this.em.find(
      Report,
      { $and: [where, { mergedIntoId: { $ne: null } }] },
      { limit: COUNTED_UP_TO + 1 },
    );
    return (await this.shownElsewhere(joined)).size;
  }

  /** SQL of the ids of the reports that a filter means, with its values. */
  async matching(filter: ReportFilter, limit: number): Promise<{ sql: string; values: unknown[] }> {
    return this.idsWhere(await this.whereOf(filter), limit);
  }

  private idsWhere(where: ObjectQuery<Report>, limit: number): { sql: string; values: unknown[] } {
    const some = this.em
      .createQueryBuilder(Report, 'r')
      .select('r.id')
      .where(where as object)
      .limit(limit);
    return { sql: some.getQuery(), values: [...some.getParams()] };
  }

  private async count(where: ObjectQuery<Report>, twice: number): Promise<number | null> {
    const { sql, values } = this.idsWhere(where, COUNTED_UP_TO + 1);
    const [row] = await this.em.execute<{ n: number }[]>(`select count(*)::int as n from (${sql}) as counted`, values);
    const n = (row?.n ?? 0) - twice;
    const tooFew = ['PUBLIC', 'REPORTER'].includes(this.viewer.role) && n < FEWEST_TOLD;
    return tooFew || n > COUNTED_UP_TO ? null : n;
  }

  private async whereOf(filter: ReportFilter): Promise<ObjectQuery<Report>> {
    const { agencyId, status, classification, regionId, receivedFromDay, receivedUntilDay, channelId } = filter;
    const parts: ObjectQuery<Report>[] = [];
    if (!filter.includeMerged) parts.push(leading());
    if (agencyId) parts.push({ agencyId: { $in: await this.agenciesUnder(agencyId) } });
    if (status) parts.push({ status: { $in: status } });
    if (classification) parts.push({ classification });
    if (regionId) parts.push(inRegion(regionId));
    if (channelId) parts.push({ channelId });
    if (filter.categoryIds) parts.push({ categoryId: { $in: uuidsOnly(filter.categoryIds) } });
    if (receivedFromDay) parts.push({ receivedAt: { $gte: startOfDay(receivedFromDay) } });
    if (receivedUntilDay) {
      parts.push({ receivedAt: { $lt: new Date(startOfDay(receivedUntilDay).valueOf() + DAY_MS) } });
    }
    return { $and: parts };
  }

  private async agenciesUnder(agencyId: string): Promise<string[]> {
    const [id] = uuidsOnly([agencyId]);
    return id ? [id, ...(await this.directory.agenciesUnder(this.em, id))] : [];
  }
}

/** Reports behind a cursor, the newest first. @throws BAD_CURSOR */
export function behind(after: string | null | undefined): ObjectQuery<Report>[] {
  const cursor = readCursor(after, 2);
  if (!cursor) return [];
  const [instant, id] = [new Date(cursor[0]!), cursor[1]!];
  if (Number.isNaN(instant.valueOf()) || uuidsOnly([id]).length === 0)
    throw hubError('BAD_CURSOR', after!.slice(0, 40));
  return [{ receivedAt: { $lte: instant } }, { $or: [{ receivedAt: { $lt: instant } }, { id: { $lt: id } }] }];
}

const leading = () => ({ [raw((report) => standsForItself(report)) as unknown as string]: [] }) as ObjectQuery<Report>;

/** Finer than a regency is part of the content, so the row rule of places decides. */
function inRegion(code: string): ObjectQuery<Report> {
  const below = `${code.replace(/[%_\\]/g, '')}.%`;
  if (code.split('.').length <= 2) return { $or: [{ regencyCode: code }, { regencyCode: { $like: below } }] };
  const exists = raw(
    (report) =>
      `exists (select 1 from reports.report_place p where p.report_id = ${report}.id and (p.region_code = ? or p.region_code like ?))`,
    [code, below],
  );
  return { [exists as unknown as string]: [] } as ObjectQuery<Report>;
}
