import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import { type Day, dayIn } from '../../common/time/day.ts';
import type { EventKind } from '../rule-set/report-words.ts';

/** Something that happened to a report, on a day of its agency. */
export interface LifeEvent {
  kind: EventKind;
  day: Day;
  /** False: it happened on that day or earlier. */
  exact: boolean;
}

type Event = ReportSnapshot['history'][number];

/** What happened to a report, in order; while it follows another one (a merge), also what happens to that one. */
export function lifeOf(report: ReportSnapshot, leader: ReportSnapshot | null): LifeEvent[] {
  const shared = leader ? sharedEvents(leader, followsSince(report)) : [];
  return [...report.history, ...shared].sort(inTime).map(({ kind, at, certainty }) => ({
    kind,
    day: dayIn(new Date(at), report.timezone),
    exact: certainty === 'EXACT',
  }));
}

const followsSince = ({ history, receivedAt }: ReportSnapshot): string =>
  history.findLast(({ kind }) => kind === 'MERGED')?.at ?? receivedAt;

/** The receipt is the leader's own, and a question put to its reporter was not put to this one. */
const OWN: ReadonlySet<EventKind> = new Set(['RECEIVED', 'COMPLETION_REQUESTED']);

/**
 * Offices take steps on the leader only, so these count for those who follow. What it had gone through before counts
 * from the merge on: a merge neither excuses who was late nor begins a deadline anew by a follow-up told to another.
 */
const sharedEvents = ({ history }: ReportSnapshot, since: string): Event[] =>
  history
    .filter(({ kind }) => !OWN.has(kind))
    .map((event) =>
      event.at >= since ? event : { ...event, kind: standingBy(event.kind), at: since, certainty: 'EXACT' },
    );

const standingBy = (kind: EventKind): EventKind => (kind === 'FOLLOWED_UP' ? 'VERIFIED' : kind);

/** Receipt comes first whatever the hours say: sources date answers by clocks of their own. */
const inTime = (one: Event, other: Event): number =>
  Number(other.kind === 'RECEIVED') - Number(one.kind === 'RECEIVED') ||
  (one.at === other.at ? one.seq - other.seq : one.at < other.at ? -1 : 1);
