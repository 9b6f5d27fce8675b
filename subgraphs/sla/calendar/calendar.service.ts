import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { recomputeClocks } from '../../common/handover/recompute-clocks.topic.ts';
import { requireRole } from '../../common/identity/require-role.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { yearOf } from '../../common/time/day.ts';
import { replaceBooks } from '../book-lock.ts';
import { amendmentFault, firstChangedDay } from './amendment.policy.ts';
import { Calendar, FreeDay } from './calendar.entity.ts';
import type { AmendCalendarInput } from './calendar.inputs.ts';
import { freeDaysOf, newestVersion } from './calendar.loader.ts';

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

  /** Free days of one year as a version knows them, in order. */
  async freeDays(version: number, year: number): Promise<FreeDay[]> {
    return (await freeDaysOf(this.em, version)).filter(({ day }) => yearOf(day) === year);
  }

  /** Publishes a decree, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT saying what does not fit */
  async amend(input: AmendCalendarInput): Promise<Calendar> {
    requireRole(this.viewer, 'amend the calendar', 'CENTRAL_ADMIN');
    const id = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'amendCalendar', viewer: this.viewer, input }, () => this.publish(em, input)),
    );
    return this.em.findOneOrFail(Calendar, { version: Number(id) });
  }

  private async publish(em: EntityManager, input: AmendCalendarInput): Promise<string> {
    await replaceBooks(em);
    const {
      version: newest,
      firstYear,
      lastYear,
    } = await em.findOneOrFail(Calendar, { version: await newestVersion(em) });
    const before = { lastYear, freeDays: new Set((await freeDaysOf(em, newest)).map(({ day }) => day)) };
    const fault = amendmentFault(input, before);
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    const version = newest + 1;
    await this.write(em, input, { version, firstYear, lastYear: input.lastYear ?? lastYear });
    const dueFromDay = firstChangedDay(input, before);
    await this.runtime.letterBox.send(em, recomputeClocks, { afterReportId: null, dueFromDay, receivedFromDay: null });
    return String(version);
  }

  private async write(
    em: EntityManager,
    { decree, add, remove }: AmendCalendarInput,
    calendar: Pick<Calendar, 'version' | 'firstYear' | 'lastYear'>,
  ): Promise<void> {
    const { version } = calendar;
    await em.nativeUpdate(FreeDay, { day: { $in: remove }, removedIn: null }, { removedIn: version });
    for (const day of add) em.create(FreeDay, { ...day, addedIn: version, removedIn: null, verified: true });
    em.create(Calendar, { ...calendar, decree, publishedAt: this.runtime.now() });
    await em.flush();
    const { viewer } = this;
    await writeAudit(em, 'sla', { viewer, action: 'amendCalendar', subject: String(version), reason: decree });
  }
}
