import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { recomputeClocks } from '../../common/handover/recompute-clocks.topic.ts';
import { requireRole } from '../../common/identity/require-role.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { Calendar, FreeDay } from './calendar.entity.ts';
import type { AmendCalendarInput } from './calendar.inputs.ts';
import { freeDaysOf, newestVersion } from './calendar.loader.ts';

/** Reads calendars; a decree makes the next version and sends every clock that may be concerned to be computed again. */
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
    return (await freeDaysOf(this.em, version)).filter(({ day }) => day.startsWith(`${year}-`));
  }

  /** Publishes a decree, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT (a day free already, or not free) */
  async amend(input: AmendCalendarInput): Promise<Calendar> {
    requireRole(this.viewer, 'amend the calendar', 'CENTRAL_ADMIN');
    const id = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'amendCalendar', viewer: this.viewer, input }, () => this.publish(em, input)),
    );
    return this.em.findOneOrFail(Calendar, { version: Number(id) });
  }

  private async publish(em: EntityManager, { decree, add, remove, lastYear }: AmendCalendarInput): Promise<string> {
    await em.execute(`select pg_advisory_xact_lock(hashtext('sla calendar'))`);
    const before = await em.findOneOrFail(Calendar, { version: await newestVersion(em) });
    const version = before.version + 1;
    for (const day of remove) {
      const removed = await em.nativeUpdate(FreeDay, { day, removedIn: null }, { removedIn: version });
      if (removed === 0) throw hubError('BAD_USER_INPUT', `${day} is not free, so it cannot be removed.`);
    }
    for (const day of add) {
      if (await em.count(FreeDay, { day: day.day, removedIn: null }))
        throw hubError('BAD_USER_INPUT', `${day.day} is free already.`);
      em.create(FreeDay, { ...day, addedIn: version, removedIn: null, verified: true });
    }
    em.create(Calendar, {
      version,
      decree,
      firstYear: before.firstYear,
      lastYear: lastYear ?? before.lastYear,
      publishedAt: this.runtime.now(),
    });
    await em.flush();
    await writeAudit(em, 'sla', {
      viewer: this.viewer,
      action: 'amendCalendar',
      subject: String(version),
      reason: decree,
    });
    await this.runtime.letterBox.send(em, recomputeClocks, { afterReportId: null });
    return String(version);
  }
}
