import { maskPersonal } from '../../../common/privacy/mask.ts';
import { instantIn, type RawRecord, SourceError } from '../../kit/index.ts';
import { COLUMN } from './column.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** LAPOR! began in 2011; an earlier date is a clock that was never set. */
const FIRST_YEAR = 2011;

/**
 * The instant (ISO, UTC) at which a report came in: "29 May 2023" and "20:00:00" in the zone of the export.
 * @throws SourceError('record') naming the column at fault
 */
export function receivedAt(raw: RawRecord, timezone: string): string {
  const day = String(raw[COLUMN.day] ?? '').trim();
  const time = String(raw[COLUMN.time] ?? '').trim();
  const [, date = '', monthName = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(day) ?? [];
  const month = MONTHS.indexOf(monthName) + 1;
  const isoDay = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (month === 0 || instantIn('UTC', isoDay, '00:00:00') === null) throw wrong(COLUMN.day, dayFault(day));
  if (Number(year) < FIRST_YEAR) throw wrong(COLUMN.day, `"${day}" lies before LAPOR! began (${FIRST_YEAR}).`);
  const instant = instantIn(timezone, isoDay, time);
  if (instant === null) throw wrong(COLUMN.time, `"${shortened(time)}" is no time of day such as "20:05:00".`);
  return instant;
}

function dayFault(day: string): string {
  const serial = /^\d{5}(\.\d+)?$/.test(day)
    ? ' It looks like a spreadsheet serial: the file was changed by hand.'
    : '';
  return `"${shortened(day)}" is no date such as "29 May 2023".${serial}`;
}

/** The error of one cell; the row is named by the record's `_where`. */
export const wrong = (column: string, what: string) => new SourceError('record', `column "${column}": ${what}`);

/** A cell as an error may quote it: of a misplaced text only the beginning, without personal numbers. */
export function shortened(cell: string): string {
  const masked = maskPersonal(cell);
  return masked.length > 30 ? `${masked.slice(0, 30)}...` : masked;
}
