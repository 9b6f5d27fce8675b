import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { dayIn } from '../../common/time/day.ts';
import type { ClockFilter } from './clock.inputs.ts';
import { SlaClock } from './sla-clock.entity.ts';

/** Zone in which "today" is asked for lists over all agencies; each clock's own due day is in its own zone. */
const LIST_ZONE = 'Asia/Jakarta';

/** Lists of clocks, earliest due day first. */
export class ClockService {
  constructor(
    private readonly em: EntityManager,
    private readonly now: () => Date,
  ) {}

  /**
   * Clocks that stand today as the filter says. Of merged reports the member with the earliest due day stands for all.
   * @throws BAD_PAGE_SIZE, BAD_CURSOR
   */
  async list(page: PageArgs, filter: ClockFilter): Promise<Connection<SlaClock>> {
    checkPage(page);
    const after = readCursor(page.after, 2);
    const [where, values] = this.whereOf(filter);
    const behind = after ? 'where (due_day, id) > (?::date, ?::uuid)' : '';
    const rows = await this.em.execute<object[]>(
      `${earliestOf(where)} select * from shown ${behind} order by due_day, id limit ?`,
      [...values, ...(after ?? []), page.first + 1],
    );
    const [counted] = await this.em.execute<{ n: number }[]>(
      `${earliestOf(where)} select count(*)::int as n from shown`,
      values,
    );
    const clocks = rows.map((row) => this.em.map(SlaClock, row as never));
    return pageOf(clocks, page.first, ({ dueDay, id }) => cursorOf(dueDay, id), counted?.n ?? 0);
  }

  private whereOf({ agencyId, state, stage, dueUntilDay }: ClockFilter): [where: string, values: string[]] {
    const today = dayIn(this.now(), LIST_ZONE);
    const parts: [condition: string, ...values: string[]][] = [
      ...(agencyId ? [['agency_id = any(?::uuid[])', `{${uuidsOnly([agencyId])}}`] as [string, string]] : []),
      ...(stage ? [['stage = ?', stage] as [string, string]] : []),
      ...(dueUntilDay ? [['due_day <= ?::date', dueUntilDay] as [string, string]] : []),
      ...(state === 'OVERDUE' ? [[`state = 'RUNNING' and due_day < ?::date`, today] as [string, string]] : []),
      ...(state === 'RUNNING' ? [[`state = 'RUNNING' and due_day >= ?::date`, today] as [string, string]] : []),
      ...(state && state !== 'OVERDUE' && state !== 'RUNNING' ? [['state = ?', state] as [string, string]] : []),
    ];
    return [
      ['current', ...parts.map(([condition]) => condition)].join(' and '),
      parts.flatMap(([, ...values]) => values),
    ];
  }
}

const earliestOf = (where: string) =>
  `with shown as (select distinct on (lead_report_id, stage) * from sla.sla_clock where ${where} order by lead_report_id, stage, due_day, id)`;
