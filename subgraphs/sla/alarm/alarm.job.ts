import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { newId } from '../../common/database/uuid.ts';
import { type ClockAlarm, clockAlarms } from '../../common/handover/clock-alarms.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { addDays, dayIn } from '../../common/time/day.ts';
import { calendarBook } from '../calendar/calendar.loader.ts';
import { type CalendarBook, calendarFor } from '../calendar/calendar-book.policy.ts';
import type { WorkingCalendar } from '../calendar/working-day.policy.ts';
import { SlaClock } from '../clock/sla-clock.entity.ts';
import { type AlarmMoment, outlookOf } from './alarm-moment.policy.ts';
import { roundOf } from './alarm-round.policy.ts';
import { LOOK_AGAIN, TAKE_DUE, TELL_ONCE } from './alarm-sql.ts';
import { firstPublished, ladderOn, ladders } from './ladder.loader.ts';

/** Clocks looked at in one transaction. */
const BATCH = 500;
/** How often the job looks for clocks whose day has come. */
const SWEEP_MS = 60_000;

/** A clock whose day has come; `holds`: of merged reports it is the strictest of its stage. */
type DueClock = SlaClock & { holds: boolean };

/** Tells every moment that has come by now, batch by batch. Gives how many it told. */
export async function sweepAlarms(runtime: Runtime, batch = BATCH): Promise<number> {
  let told = 0;
  for (let looked = batch; looked === batch; ) {
    const round = await forkFor(runtime.orm, SYSTEM_VIEWER).transactional((em) => sweepBatch(em, runtime, batch));
    [looked, told] = [round.looked, told + round.told];
  }
  return told;
}

/** Sweeps now and every minute; a failed sweep is logged and tried again at the next. */
export const startSweeping = (runtime: Runtime): Promise<void> =>
  runtime.rounds.every(SWEEP_MS, 'sweep of clocks failed', () => sweepAlarms(runtime));

/** Alarm, letter and next day of one batch: all or nothing, so that a killed worker neither loses nor doubles any. */
async function sweepBatch(em: EntityManager, { letterBox, now }: Runtime, batch: number) {
  const rows = await em.execute<{ holds: boolean }[]>(TAKE_DUE, [now(), now(), batch]);
  const clocks = rows.map(({ holds, ...row }) => Object.assign(em.map(SlaClock, row as never), { holds }));
  const looks = await looksOf(em, clocks, now());
  const alarms = looks.flatMap(({ clock, due, ladderVersion }) =>
    due.map((moment) => ({ ...rowOf(clock, moment, now()), ladderVersion })),
  );
  const added = await em.execute<{ id: string }[]>(TELL_ONCE, [JSON.stringify(alarms)]);
  await em.execute(LOOK_AGAIN, [JSON.stringify(looks.map(({ clock, nextDay }) => ({ id: clock.id, day: nextDay })))]);
  const fresh = new Set(added.map(({ id }) => id));
  const letter = alarms.filter(({ id }) => fresh.has(id)).map(({ letter }) => letter);
  if (letter.length > 0) await letterBox.send(em, clockAlarms, { alarms: letter });
  return { looked: clocks.length, told: letter.length };
}

async function looksOf(em: EntityManager, clocks: readonly DueClock[], now: Date) {
  if (clocks.length === 0) return [];
  const all = await ladders(em);
  const calendars = await calendarsOf(em, clocks);
  const began = firstPublished(all);
  return clocks.map((clock) => {
    const ladder = ladderOn(all, clock.dueDay);
    const today = dayIn(now, clock.timezone);
    // Clocks computed before the first ladder came are from a hub that did not tell alarms yet.
    const toldSince = clock.computedAt < began ? dayIn(began, clock.timezone) : null;
    const outlook = outlookOf(clock, ladder, calendars.get(calendarKey(clock))!, today, toldSince);
    // Another member's clock is stricter: it speaks for all until the reports are taken apart.
    const look = clock.holds ? outlook : { due: [], nextDay: clock.historic ? null : addDays(today, 1) };
    return { clock, ladderVersion: ladder.version, ...look };
  });
}

const calendarKey = ({ calendarVersion, calendarScope }: SlaClock) => [calendarVersion, ...calendarScope].join();

/** The calendars these clocks were counted with, each made once. */
async function calendarsOf(em: EntityManager, clocks: readonly SlaClock[]): Promise<Map<string, WorkingCalendar>> {
  const books = new Map<number, CalendarBook>();
  for (const version of new Set(clocks.map((clock) => clock.calendarVersion))) {
    books.set(version, (await calendarBook(em, version))!);
  }
  const first = new Map(clocks.map((clock) => [calendarKey(clock), clock]));
  return new Map(
    [...first].map(([key, { calendarVersion, calendarScope }]) => [
      key,
      calendarFor(books.get(calendarVersion)!, calendarScope),
    ]),
  );
}

function rowOf(clock: DueClock, { kind, level, day }: AlarmMoment, at: Date) {
  const { id: clockId, stage, dueDay, agencyId, shown } = clock;
  const reportId = clock.leadReportId;
  const letter: ClockAlarm = { reportId, clockId, stage, kind, dueDay, agencyId, shown, level, at: at.toISOString() };
  return { ...letter, id: newId(at), reportId: clock.reportId, round: roundOf(clock), onDay: day, letter };
}
