import type { FaultKind } from '../reading/report-fault.ts';
import type { LaporCursor } from './cursor.ts';

/** What a look at one report has shown. */
export interface Look {
  id: string;
  shown: 'open' | 'final' | FaultKind;
}

/**
 * The cursor after these looks. A final report leaves the list at its second look, one that was opened again stays; an
 * id LAPOR! does not know leaves after `absentLooks` rounds in a row; whatever else fails stays.
 */
export function looked(cursor: LaporCursor, looks: readonly Look[], absentLooks: number): LaporCursor {
  const lastLook = new Set(cursor.lastLook);
  const left = new Set(cursor.left);
  const failing = new Set(cursor.failing);
  const absent = new Map(cursor.absent);
  const isRead = ({ shown }: Look) => shown === 'open' || shown === 'final';
  const answered = { ...cursor.answered, now: cursor.answered.now || looks.some(isRead) };
  for (const look of looks) {
    const { id, shown } = look;
    failing.delete(id);
    if (shown === 'failing' || shown === 'odd') failing.add(id);
    if (isRead(look)) {
      absent.delete(id);
      const isSecond = lastLook.delete(id);
      if (shown === 'final') (isSecond ? left : lastLook).add(id);
    }
    // An interface that knows no report at all has another base address than its ids, most likely.
    if (shown !== 'absent' || !(answered.before || answered.now)) continue;
    const looksSoFar = (absent.get(id) ?? 0) + 1;
    absent.set(id, looksSoFar);
    if (looksSoFar < absentLooks) continue;
    absent.delete(id);
    lastLook.delete(id);
    left.add(id);
  }
  return { ...cursor, answered, lastLook: [...lastLook], left: [...left], failing: [...failing], absent: [...absent] };
}
