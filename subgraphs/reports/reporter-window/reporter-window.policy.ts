import type { EventKind } from '../report/event-kind.ts';
import type { ReportStatus } from '../report/report-status.ts';

/** What the system does when a window of the reporter has gone by. */
export interface WindowRule {
  /** Stage of the clock, as `sla` names it. */
  stage: string;
  step: 'CLOSE' | 'ARCHIVE';
  /** The report must still be here, */
  status: ReportStatus;
  /** and this must be the last thing that happened to it, on the due day at the latest. */
  opener: EventKind;
  /** Shown to everybody. */
  words: string;
}

/** Docs: SOURCES.md#reply-window, #completion-window. */
export const WINDOW_RULES: readonly WindowRule[] = [
  {
    stage: 'REPORTER_REPLY',
    step: 'CLOSE',
    status: 'IN_PROGRESS',
    opener: 'FOLLOWED_UP',
    words: 'Ditutup oleh sistem: tidak ada balasan pelapor dalam batas waktu setelah tindak lanjut.',
  },
  {
    stage: 'COMPLETION',
    step: 'ARCHIVE',
    status: 'AWAITING_COMPLETION',
    opener: 'COMPLETION_REQUESTED',
    words: 'Diarsipkan oleh sistem: kelengkapan informasi tidak diberikan pelapor sampai batas kedaluwarsa pengaduan.',
  },
];

/** Events that say nothing about whose turn it is. */
export const ASIDE: readonly EventKind[] = ['SOURCE_CHANGED', 'CLASSIFIED', 'MERGED', 'UNMERGED'];

/** How a report stands when the letter is read. */
export interface WindowCase {
  status: ReportStatus;
  historic: boolean;
  withdrawn: boolean;
  /** A step was taken in the hub; else the source leads the report, and ends it. */
  handledHere: boolean;
  merged: boolean;
  /** Its newest event that is not aside, and the day of it in the agency's zone. */
  newest: { kind: EventKind; day: string } | null;
  /** Its reporter, or that of a copy joined to it, has written since. */
  answered: boolean;
}

/** Why the system does nothing although the window has passed; null: nothing is in its way. */
export function whyNot(rule: WindowRule, report: WindowCase, dueDay: string): string | null {
  if (report.historic) return 'imported history';
  if (report.withdrawn) return 'withdrawn by its source';
  if (report.merged) return 'joined to another report';
  if (!report.handledHere) return 'its source leads it';
  if (report.status !== rule.status) return `it is ${report.status}`;
  if (report.newest?.kind !== rule.opener) return `${report.newest?.kind ?? 'nothing'} was the last that happened`;
  if (report.newest.day > dueDay) return 'a later window has begun';
  return report.answered ? 'a reporter has answered' : null;
}
