import type { Holder } from '../rule-set/holder.ts';
import type { AlarmKind } from './alarm-kind.ts';
import type { LadderContent, Rung } from './ladder.ts';

/** Moments that clocks of a holder have. */
const MOMENTS: Record<Holder, readonly AlarmKind[]> = {
  CENTRE: ['DUE_SOON', 'BREACHED', 'ESCALATED'],
  AGENCY: ['DUE_SOON', 'BREACHED', 'ESCALATED'],
  REPORTER: ['DUE_SOON', 'PASSED'],
};

/** What is wrong with a ladder, in words; null: nothing. */
export function ladderFault({ dueSoon, rungs }: LadderContent): string | null {
  const faults = [
    twice(dueSoon, ({ stage }) => stage, 'warns'),
    dueSoon.find(({ workingDaysBefore: n }) => !whole(n, 0, 60)) && 'workingDaysBefore must be 0 to 60.',
    ...rungs.map(rungFault),
    twice(
      rungs,
      ({ holder, stage, kind, level }) =>
        [holder, stage ?? '', kind, kind === 'ESCALATED' ? level : ''].join(' ').trim(),
      'is a rung',
    ),
  ];
  return faults.find((fault) => typeof fault === 'string') ?? null;
}

function rungFault({ level, holder, kind, workingDaysAfter }: Rung): string | null {
  if (!MOMENTS[holder].includes(kind)) {
    return `${level}: clocks of ${holder} are never ${kind}. Possible: ${MOMENTS[holder].join(', ')}.`;
  }
  if (kind === 'ESCALATED') {
    return whole(workingDaysAfter, 1, 365)
      ? null
      : `${level}: workingDaysAfter must be 1 to 365, not ${workingDaysAfter}.`;
  }
  return workingDaysAfter === 0 ? null : `${level}: workingDaysAfter must be 0 with ${kind}.`;
}

const whole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;

function twice<Row>(rows: readonly Row[], keyOf: (row: Row) => string, does: string): string | null {
  const keys = rows.map(keyOf);
  const double = keys.find((key, place) => keys.indexOf(key) !== place);
  return double === undefined ? null : `${double} ${does} twice. Name it once.`;
}
