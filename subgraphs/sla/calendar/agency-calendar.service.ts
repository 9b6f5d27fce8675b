import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { requireOwnAgency } from '../agency/own-agency.ts';
import { replaceBooks } from '../book-lock.ts';
import { orderRecomputation } from '../recomputation/recomputation.job.ts';
import { agencyAmendmentFault, firstDayOf } from './agency-amendment.policy.ts';
import type { AmendAgencyCalendarInput } from './agency-calendar.inputs.ts';
import { Calendar, FreeDay, WorkingWeek } from './calendar.entity.ts';
import { calendarBook, newestVersion } from './calendar.loader.ts';

/** Regional holidays and six-day weeks: what an agency decrees for itself and those below it. */
export class AgencyCalendarService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** Publishes a decree, once per idempotency key. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT saying what does not fit */
  async amend(input: AmendAgencyCalendarInput): Promise<Calendar> {
    const path = await requireOwnAgency(this.em, this.viewer, 'amend the calendar of this agency', input.agencyId);
    const id = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'amendAgencyCalendar', viewer: this.viewer, input }, () =>
        this.publish(em, input, path),
      ),
    );
    return this.em.findOneOrFail(Calendar, { version: Number(id) });
  }

  private async publish(em: EntityManager, input: AmendAgencyCalendarInput, path: string[]): Promise<string> {
    await replaceBooks(em);
    const book = (await calendarBook(em, await newestVersion(em)))!;
    const fault = agencyAmendmentFault(input, book, path);
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    const version = book.version + 1;
    await this.write(em, input, { version, firstYear: book.firstYear, lastYear: book.lastYear });
    const { agencyId } = input;
    const dueFromDay = firstDayOf(input);
    await orderRecomputation(em, this.runtime, { book: 'CALENDAR', version: String(version), agencyId, dueFromDay });
    return String(version);
  }

  private async write(
    em: EntityManager,
    { agencyId, decree, add, remove, week }: AmendAgencyCalendarInput,
    calendar: Pick<Calendar, 'version' | 'firstYear' | 'lastYear'>,
  ): Promise<void> {
    const { version } = calendar;
    await em.nativeUpdate(FreeDay, { day: { $in: remove }, removedIn: null, agencyId }, { removedIn: version });
    const entry = { agencyId, addedIn: version, removedIn: null, verified: true };
    for (const day of add) em.create(FreeDay, { ...day, ...entry, kind: 'REGIONAL_HOLIDAY' });
    if (week) em.create(WorkingWeek, { ...week, agencyId, addedIn: version });
    em.create(Calendar, { ...calendar, decree, agencyId, publishedAt: this.runtime.now() });
    await em.flush();
    const subject = String(version);
    await writeAudit(em, 'sla', { viewer: this.viewer, action: 'amendAgencyCalendar', subject, reason: decree });
  }
}
