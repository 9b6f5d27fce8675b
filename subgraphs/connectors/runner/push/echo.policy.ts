import type { ComplaintSnapshot } from '../../../common/handover/source-records-changed.topic.ts';

/** What we told a source. */
export interface ToldStatus {
  status: string;
  statusOut: string;
  /** What the office wrote with it. */
  note: string | null;
}

/** What a source may change by itself when it takes our status. */
const FOLLOWS = ['status', 'statusRaw', 'closedBy', 'archiveReason', 'updatedAt', 'answers'] as const;

/**
 * Is the newer version nothing but our own status come back? The status, in its words and in ours, is the one we told;
 * the only new answer is our note; everything else is as it was. `sameContent` compares whatever the order of keys.
 */
export function isEcho(
  told: ToldStatus,
  before: ComplaintSnapshot,
  now: ComplaintSnapshot,
  sameContent: (one: unknown, other: unknown) => boolean,
): boolean {
  if (now.status !== told.status || spelling(now.statusRaw) !== spelling(told.statusOut)) return false;
  const known = before.answers.length;
  const isOurs = now.answers.slice(known).every(({ text }) => told.note !== null && text.trim() === told.note.trim());
  const isGrown = sameContent(before.answers, now.answers.slice(0, known)) && now.answers.length <= known + 1;
  return isOurs && isGrown && sameContent(others(before), others(now));
}

const others = (complaint: ComplaintSnapshot) =>
  Object.fromEntries(Object.entries(complaint).filter(([key]) => !(FOLLOWS as readonly string[]).includes(key)));

const spelling = (raw: string) => raw.trim().replace(/\s+/g, ' ').toLowerCase();
