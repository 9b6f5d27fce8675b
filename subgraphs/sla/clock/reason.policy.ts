import { weekday } from '../../common/time/day.ts';
import { type Pause, type TracedDay, type WorkingCalendar, weekOn } from '../calendar/working-day.policy.ts';

/** One sentence in both languages. */
export interface Reason {
  reasonIndonesian: string;
  reasonEnglish: string;
}

/** What sets a clock's limit, and what it is counted with. */
export interface Grounds {
  limitDays: number;
  startDay: string;
  ruleSetVersion: string;
  /** Where the national rule comes from; null: the rule set no longer tells. */
  source: string | null;
  /** The agency's own standard that holds instead. */
  standard: { decree: string; validFromDay: string } | null;
  calendarVersion: number;
  /** Decree that made this version of the calendar. */
  calendarDecree: string;
  pauses: readonly Pause[];
  heldSinceDay: string | null;
}

const KINDS = {
  NATIONAL_HOLIDAY: ['Libur nasional', 'National holiday'],
  JOINT_LEAVE: ['Cuti bersama', 'Joint leave'],
  REGIONAL_HOLIDAY: ['Libur daerah', 'Regional holiday'],
} as const;

/** Why a day counts or does not: names the decree of a free day or of a six-day week, and the pause. */
export function reasonOfDay(traced: TracedDay, calendar: WorkingCalendar, pauses: readonly Pause[]): Reason {
  const { day, verdict, count, name } = traced;
  const week = weekday(day) === 6 ? weekOn(calendar, day) : null;
  switch (verdict) {
    case 'COUNTED':
      return both(
        `Hari kerja ke-${count}${week ? `: Sabtu dihitung, enam hari kerja (${week.decree})` : ''}.`,
        `Working day ${count}${week ? `: Saturday counts, six-day week (${week.decree})` : ''}.`,
      );
    case 'WEEKEND': {
      const after = week ? ` (${week.decree})` : '';
      return both(`Akhir pekan, tidak dihitung${after}.`, `Weekend, does not count${after}.`);
    }
    case 'PAUSED': {
      const pause = pauses.find(({ fromDay, untilDay }) => day > fromDay && day <= untilDay)!;
      return both(
        `Waktu berhenti setelah ${pause.fromDay} sampai dengan ${pause.untilDay}; tidak dihitung.`,
        `The clock stood still behind ${pause.fromDay} up to ${pause.untilDay}; does not count.`,
      );
    }
    default: {
      const [kindId, kindEn] = KINDS[verdict];
      const decree = calendar.freeDays.get(day)?.decree;
      const by = `${decree ? `${decree}, ` : ''}`;
      return both(
        `${kindId}: ${name} (${by}kalender versi ${calendar.version}); tidak dihitung.`,
        `${kindEn}: ${name} (${by}calendar version ${calendar.version}); does not count.`,
      );
    }
  }
}

/** Why a clock has its due day: the rule or standard, the calendar and its decree, the pauses. */
export function reasonOfClock(grounds: Grounds): Reason {
  const { limitDays, startDay, ruleSetVersion, source, standard, calendarVersion, calendarDecree } = grounds;
  const national = `${ruleSetVersion}${source ? `, ${source}` : ''}`;
  const [ruleId, ruleEn] = standard
    ? [
        `standar pelayanan instansi (${standard.decree}, berlaku sejak ${standard.validFromDay}), lebih ketat daripada aturan nasional (${national})`,
        `the agency's own standard (${standard.decree}, valid from ${standard.validFromDay}), stricter than the national rule (${national})`,
      ]
    : [`aturan nasional (${national})`, `the national rule (${national})`];
  const [pausesId, pausesEn] = pausesText(grounds);
  return both(
    `Batas ${limitDays} hari kerja setelah ${startDay} menurut ${ruleId}, dihitung dengan kalender versi ${calendarVersion} (${calendarDecree})${pausesId}.`,
    `${limitDays} working days behind ${startDay} by ${ruleEn}, counted with calendar version ${calendarVersion} (${calendarDecree})${pausesEn}.`,
  );
}

function pausesText({ pauses, heldSinceDay }: Grounds): [string, string] {
  const spans = pauses.map(({ fromDay, untilDay }) => `${fromDay}/${untilDay}`).join(', ');
  const stoodId = spans && `; waktu berhenti ${spans}`;
  const stoodEn = spans && `; it stood still ${spans}`;
  const standsId = heldSinceDay ? `; waktu berhenti sejak ${heldSinceDay}` : '';
  const standsEn = heldSinceDay ? `; it stands still since ${heldSinceDay}` : '';
  return [stoodId + standsId, stoodEn + standsEn];
}

const both = (reasonIndonesian: string, reasonEnglish: string): Reason => ({ reasonIndonesian, reasonEnglish });
