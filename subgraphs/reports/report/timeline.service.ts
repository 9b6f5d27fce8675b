import type { RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { insertSet } from '../../common/database/insert-set.ts';
import type { Role } from '../../common/identity/viewer.ts';
import { Message } from '../content/message.entity.ts';
import type { Certainty, EventKind } from './event-kind.ts';
import type { Report } from './report.entity.ts';
import { type EventData, ReportEvent } from './report-event.entity.ts';
import { FIRST_STATE, foldState, type ReportState } from './report-state.policy.ts';

/** An event about to be added. */
export interface NewEvent {
  kind: EventKind;
  at: Date;
  certainty: Certainty;
  data: EventData;
  /** Words that belong to it; they are content. */
  text?: string | null;
  /** Who did it; absent: the hub, or the source. */
  actorRole?: Role;
  actorAgencyId?: string | null;
}

/** Events and messages as they are stored. */
export interface TimelineRows {
  events: RequiredEntityData<ReportEvent>[];
  messages: RequiredEntityData<Message>[];
}

const FIELDS = Object.keys(FIRST_STATE) as (keyof ReportState)[];

/** The state a report is in, as far as its events decide it. */
export const stateOf = (report: ReportState): ReportState =>
  Object.fromEntries(FIELDS.map((field) => [field, report[field]])) as unknown as ReportState;

/** The state after `events`. */
export const stateAfter = (events: readonly NewEvent[], from?: ReportState): ReportState =>
  foldState(
    events.map(({ data }) => data.change ?? {}),
    from,
  );

/** Rows of `events` behind version `version` of a report. */
export function timelineRows(reportId: string, version: number, events: readonly NewEvent[], now: Date): TimelineRows {
  const numbered = events.map((event, index) => ({ ...event, reportId, seq: version + 1 + index }));
  return {
    events: numbered.map(({ text, actorRole = 'SYSTEM', actorAgencyId = null, ...event }) => ({
      ...event,
      actorRole,
      actorAgencyId,
      recordedAt: now,
    })),
    messages: numbered.flatMap(({ seq, text }) => (text ? [{ reportId, seq, text }] : [])),
  };
}

/** Stores rows of many reports in one go. */
export async function writeTimelines(em: EntityManager, rows: readonly TimelineRows[]): Promise<void> {
  await insertSet(
    em,
    ReportEvent,
    rows.flatMap(({ events }) => events),
  );
  await insertSet(
    em,
    Message,
    rows.flatMap(({ messages }) => messages),
  );
}

/** Adds events to reports whose rows the caller has locked; their state and version follow. */
export async function addEvents(
  em: EntityManager,
  additions: readonly { report: Report; events: readonly NewEvent[] }[],
  now: Date,
): Promise<void> {
  const rows = additions.map(({ report, events }) => {
    const added = timelineRows(report.id, report.version, events, now);
    Object.assign(report, stateAfter(events, stateOf(report)));
    report.version += events.length;
    return added;
  });
  await em.flush();
  await writeTimelines(em, rows);
}
