import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { yearOf } from '../../common/time/day.ts';
import { directory } from '../agency/directory.ts';
import { replaceBooks } from '../book-lock.ts';
import { orderRecomputation } from '../recomputation/recomputation.job.ts';
import { amendmentFault, firstChangedDay, nationBefore } from './amendment.policy.ts';
import { Calendar, FreeDay, WorkingWeek } from './calendar.entity.ts';
import type { AmendCalendarInput } from './calendar.inputs.ts';
import { calendarBook, freeDaysOf, newestVersion } from './calendar.loader.ts';
import { tellFreeDays } from './tell-free-days.ts';

/** Reads calendars; a decree makes the next version and sends every clock that it may move to be computed again. */
export class CalendarService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** A version; the newest without a number; null: there is none. */
  async find(version: number | null): Promise<Calendar | null> {
    return this.em.findOne(Calendar, { version: version ?? (await newestVersion(this.em)) });
  }

  /** Free days of one year as a version knows them, in order: the nation's, and those of an agency and all above it. */
  async freeDays(version: number, year: number, agencyId: string | null): Promise<FreeDay[]> {
    const path = await this.pathOf(agencyId);
    const holds = (day: FreeDay) => day.agencyId === null || path.includes(day.agencyId);
    return (await freeDaysOf(this.em, version)).filter((day) => yearOf(day.day) === year && holds(day));
  }

  /** Working weeks that an agency and those above it decreed, as a version knows them; the latest first. */
  async workingWeeks(version: number, agencyId: string): Promise<WorkingWeek[]> {
    const where = { addedIn: { $lte: version }, agencyId: { $in: await this.pathOf(agencyId) } };
    return this.em.find(WorkingWeek, where, { orderBy: { validFromDay: 'desc', addedIn: 'desc' } });
  }

  private async pathOf(agencyId: string | null): Promise<string[]> {
    const [id] = uuidsOnly(agencyId ? [agencyId] : []);
    return id ? ((await directory.agency(this.em, id))?.path ?? [id]) : [];
  }

  /** Publishes a decree, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT saying what does not fit */
  async amend(input: AmendCalendarInput): Promise<Calendar> {
    requireScope(this.viewer, 'rule:publish', 'amend the calendar');
    const id = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'amendCalendar', viewer: this.viewer, input }, () => this.publish(em, input)),
    );
    return this.em.findOneOrFail(Calendar, { version: Number(id) });
  }

  private async publish(em: EntityManager, input: AmendCalendarInput): Promise<string> {
    await replaceBooks(em);
    const book = (await calendarBook(em, await newestVersion(em)))!;
    const { firstYear, lastYear } = book;
    const before = nationBefore(book);
    const fault = amendmentFault(input, before);
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    const version = book.version + 1;
    await this.write(em, input, { version, firstYear, lastYear: input.lastYear ?? lastYear });
    const dueFromDay = firstChangedDay(input, before);
    await orderRecomputation(em, this.runtime, { book: 'CALENDAR', version: String(version), dueFromDay });
    await tellFreeDays(em, this.runtime);
    return String(version);
  }

  private async write(
    em: EntityManager,
    { decree, add, remove }: AmendCalendarInput,
    calendar: Pick<Calendar, 'version' | 'firstYear' | 'lastYear'>,
  ): Promise<void> {
    const { version } = calendar;
    await em.nativeUpdate(FreeDay, { day: { $in: remove }, removedIn: null, agencyId: null }, { removedIn: version });
    for (const day of add) em.create(FreeDay, { ...day, addedIn: version, removedIn: null, verified: true });
    em.create(Calendar, { ...calendar, decree, publishedAt: this.runtime.now() });
    await em.flush();
    const { viewer } = this;
    await writeAudit(em, 'sla', { viewer, action: 'amendCalendar', subject: String(version), reason: decree });
  }
}
