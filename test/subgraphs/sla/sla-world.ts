import type { ReportSnapshot } from '../../../subgraphs/common/handover/reports-changed.topic.ts';
import { FOUNDING_DAYS, FOUNDING_YEARS } from '../../../subgraphs/sla/calendar/founding-calendar.ts';
import type { WorkingCalendar } from '../../../subgraphs/sla/calendar/working-day.policy.ts';

/** The founding calendar, ready to count with. */
export const CALENDAR: WorkingCalendar = {
  version: 1,
  freeDays: new Map(FOUNDING_DAYS.map(({ day, kind, name }) => [day, { kind, name }])),
  firstYear: FOUNDING_YEARS.first,
  lastYear: FOUNDING_YEARS.last,
};

/** Something that happened: a bare day stands for ten in the morning in Jakarta. */
export type Happening = [
  kind: ReportSnapshot['history'][number]['kind'],
  at: string,
  certainty?: 'EXACT' | 'NOT_AFTER',
];

const instant = (at: string) => (at.length === 10 ? `${at}T03:00:00.000Z` : at);

/** A complaint without field check that came in through the centre, with what happened to it; the receipt first. */
export const snapshotOf = (history: Happening[], more: Partial<ReportSnapshot> = {}): ReportSnapshot => ({
  reportId: 'report-1',
  seq: history.length,
  phaseVersion: 1,
  shown: true,
  channelId: 'laporan',
  channelAgencyId: null,
  receivedAt: instant(history[0]![1]),
  categoryId: null,
  classification: 'UNSUPERVISED_COMPLAINT',
  agencyId: null,
  timezone: 'Asia/Jakarta',
  reporterPickedAgency: false,
  status: 'RECEIVED',
  mergedIntoId: null,
  rating: null,
  historic: false,
  silent: false,
  history: history.map(([kind, at, certainty = 'EXACT'], place) => ({
    seq: place + 1,
    kind,
    at: instant(at),
    certainty,
  })),
  ...more,
});

/** Numbers below `below`, always the same ones (linear congruence), so that a failure can be repeated. */
export function sameRandoms(): (below: number) => number {
  let seed = 20_261_124;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    // The low bits of such a sequence repeat soon.
    return Math.floor(seed / 65_536) % below;
  };
}
