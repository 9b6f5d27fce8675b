import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventFacts } from '../event/notice-event.entity.ts';
import type { NoticeKind } from '../event/notice-kind.ts';
import { type PlacedReport, placedReports } from '../report/known-report.loader.ts';

/** A place between events: everything of an earlier transaction, or of this one up to the key, has been told. */
export interface Position {
  tx: string;
  key: string;
}

/** An event with all that decides who may know of it. */
export interface StreamedEvent extends Position {
  kind: NoticeKind;
  facts: EventFacts;
  at: Date;
  report: PlacedReport;
}

/** Most events read at once. */
const MOST = 200;

/**
 * SQL: events behind a place, in the order in which their transactions began. Only of transactions that lie before every
 * one still open: nothing can slip in before them any more, so a reader that keeps its place misses none.
 */
const BEHIND = `
  select key, told_tx::text as tx, kind, report_id as "reportId", facts, at from notices.notice_event
  where told_tx is not null and told_tx < pg_snapshot_xmin(pg_current_snapshot()) and (told_tx, key) > (?::xid8, ?)
  order by told_tx, key limit ${MOST}`;

/** The place behind all events that may be told now. */
export async function present(em: EntityManager): Promise<Position> {
  const [row] = await em.execute<{ tx: string }[]>('select pg_snapshot_xmin(pg_current_snapshot())::text as tx');
  return { tx: row!.tx, key: '' };
}

/** Events behind a place; those of history are left out, `position` is where the next call goes on. */
export async function eventsBehind(em: EntityManager, from: Position) {
  const rows = await em.execute<(Omit<StreamedEvent, 'report'> & { reportId: string })[]>(BEHIND, [from.tx, from.key]);
  const reports = await placedReports(
    em,
    rows.map(({ reportId }) => reportId),
  );
  const events = rows.flatMap(({ reportId, ...event }): StreamedEvent[] => {
    const report = reports.get(reportId);
    return report && !report.historic ? [{ ...event, at: new Date(event.at), report }] : [];
  });
  const last = rows.at(-1);
  return { events, position: last ? { tx: last.tx, key: last.key } : from, more: rows.length === MOST };
}

/** Which of two places comes first: negative, the first one. */
export function order(a: Position, b: Position): number {
  const [one, other] = [BigInt(a.tx), BigInt(b.tx)];
  if (one !== other) return one < other ? -1 : 1;
  return a.key < b.key ? -1 : a.key === b.key ? 0 : 1;
}
