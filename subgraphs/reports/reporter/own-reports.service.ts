import { type ObjectQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, checkPage, cursorOf, type PageArgs, pageOf } from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { Report } from '../report/report.entity.ts';
import { behind } from '../report/report.service.ts';
import { standsForItself } from '../report/shown-as.service.ts';
import { ASIDE, WINDOW_RULES } from '../reporter-window/reporter-window.policy.ts';

/** Lists longer than this are not counted. */
const COUNTED_UP_TO = 1_000;

/** The reports of the citizen who asks. */
export class OwnReportsService {
  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
  ) {}

  /** Newest first. `waiting`: only those with an open question to the reporter. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, waiting: boolean): Promise<Connection<Report>> {
    requireScope(this.viewer, 'report:own');
    checkPage(page);
    const parts = waiting ? [OWN(), WAITING()] : [OWN()];
    const rows = await this.em.find(
      Report,
      { $and: [...parts, ...behind(page.after)] },
      { orderBy: { receivedAt: 'desc', id: 'desc' }, limit: page.first + 1 },
    );
    const cursor = ({ receivedAt, id }: Report) => cursorOf(receivedAt.toISOString(), id);
    return pageOf(rows, page.first, cursor, () => this.count(parts));
  }

  private async count(parts: ObjectQuery<Report>[]): Promise<number | null> {
    const some = await this.em.find(Report, { $and: parts }, { fields: ['id'], limit: COUNTED_UP_TO + 1 });
    return some.length > COUNTED_UP_TO ? null : some.length;
  }
}

const holds = (sql: (report: string) => string, values: string[] = []) =>
  ({ [raw((report) => sql(report), values) as unknown as string]: [] }) as ObjectQuery<Report>;

/** The row rule of owners shows nobody any row but the own. */
const OWN = () => holds((report) => `${report}.id in (select o.report_id from reports.report_owner o)`);

/** A question to the reporter is the last thing that happened: the windows that the system ends when they have passed. */
const WAITING = () =>
  holds(
    (report) => `${standsForItself(report)} and (${report}.status, (select e.kind from reports.report_event e
      where e.report_id = ${report}.id and e.kind not in (select jsonb_array_elements_text(?::jsonb))
      order by e.seq desc limit 1)) in (select w->>0, w->>1 from jsonb_array_elements(?::jsonb) w)`,
    [JSON.stringify(ASIDE), JSON.stringify(WINDOW_RULES.map(({ status, opener }) => [status, opener]))],
  );
