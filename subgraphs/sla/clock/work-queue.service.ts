import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Connection, PageArgs } from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { dayIn } from '../../common/time/day.ts';
import { calendarBook, newestVersion } from '../calendar/calendar.loader.ts';
import { calendarFor } from '../calendar/calendar-book.policy.ts';
import { dueDay } from '../calendar/working-day.policy.ts';
import type { ClockService } from './clock.service.ts';
import type { DutyFilter } from './duty.inputs.ts';
import type { SlaClock } from './sla-clock.entity.ts';

const held = (sql: string) => [{ sql: `c.holder ${sql} and c.state = 'RUNNING'`, values: [] }];
/** Furthest look ahead, in working days. */
const FURTHEST = 60;

/** Duties of offices, the most urgent first: the earliest due day, so that what is overdue leads. */
export class WorkQueueService {
  constructor(
    private readonly em: EntityManager,
    private readonly now: () => Date,
    private readonly viewer: Viewer,
    private readonly clocks: ClockService,
  ) {}

  /** Duties whose due day has passed. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  overdue(page: PageArgs, filter: DutyFilter): Promise<Connection<SlaClock>> {
    return this.clocks.list(page, { ...filter, state: 'OVERDUE' });
  }

  /** Duties in time that are due within so many working days. @throws BAD_USER_INPUT, BAD_PAGE_SIZE, BAD_CURSOR */
  async dueSoon(page: PageArgs, within: number, filter: DutyFilter): Promise<Connection<SlaClock>> {
    if (within < 0 || within > FURTHEST) {
      throw hubError('BAD_USER_INPUT', `within must be 0 to ${FURTHEST} working days, not ${within}.`);
    }
    const book = (await calendarBook(this.em, await newestVersion(this.em)))!;
    const dueUntilDay = dueDay(dayIn(this.now(), 'Asia/Jakarta'), within, calendarFor(book, []));
    return this.clocks.list(page, { ...filter, state: 'RUNNING', dueUntilDay }, held(`<> 'REPORTER'`));
  }

  /** What waits for the viewer's office. @throws FORBIDDEN for roles that hold no clocks, BAD_PAGE_SIZE, BAD_CURSOR */
  async mine(page: PageArgs): Promise<Connection<SlaClock>> {
    requireScope(this.viewer, 'queue:read');
    if (this.viewer.role === 'CENTRAL_ADMIN') return this.clocks.list(page, {}, held(`= 'CENTRE'`));
    // A token of an office without its agency has nothing waiting, rather than everything.
    return this.clocks.list(page, { agencyId: this.viewer.agencyId ?? 'none' }, held(`= 'AGENCY'`));
  }
}
