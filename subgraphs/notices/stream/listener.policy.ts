import { type Interest, mayKnow, type Whereabouts } from '../event/audience.policy.ts';
import type { NoticeKind } from '../event/notice-kind.ts';

/** Who listens, as far as it decides what may be told. */
export interface Listener {
  role: string;
  agencyId: string | null;
  channelId: string | null;
}

/** What a stream is asked for; absent parts do not narrow it. */
export interface StreamFilter {
  reportId?: string | null;
  agencyId?: string | null;
  channelId?: string | null;
  kinds?: NoticeKind[] | null;
}

/** What of an event the filter looks at. */
export interface Streamed {
  kind: NoticeKind;
  report: Whereabouts & { reportId: string };
}

const EVERYTHING = ['CENTRAL_ADMIN', 'AUDITOR', 'SYSTEM'];
const OFFICES = ['LIAISON', 'AGENCY_ADMIN'];

/** May this listener know of the event now? Asked for each event anew: a report can be hidden, a channel moved. */
export function mayHear({ role, agencyId, channelId }: Listener, { kind, report }: Streamed): boolean {
  if (EVERYTHING.includes(role)) return true;
  const interest: Interest = { audience: 'USER', agencyId: null, channelId: null, kinds: [], stages: [], levels: [] };
  if (OFFICES.includes(role) && mayKnow({ ...interest, audience: 'AGENCY', agencyId }, report)) return true;
  if (role === 'CONNECTOR' && mayKnow({ ...interest, audience: 'CHANNEL', channelId }, report)) return true;
  // Which rung was told of a delay is the offices' business; the delay itself is not.
  return report.shown && kind !== 'ESCALATED';
}

/** Was the event asked for? */
export const isWanted = ({ reportId, agencyId, channelId, kinds }: StreamFilter, { kind, report }: Streamed): boolean =>
  (!reportId || report.reportId === reportId) &&
  (!agencyId || report.agencyPath.includes(agencyId)) &&
  (!channelId || report.channelId === channelId) &&
  (!kinds || kinds.includes(kind));
