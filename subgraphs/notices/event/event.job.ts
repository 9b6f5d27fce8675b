import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClockAlarm } from '../../common/handover/clock-alarms.topic.ts';
import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { EventFacts } from './notice-event.entity.ts';
import type { NoticeKind } from './notice-kind.ts';
import { spreadEvents } from './spread.ts';

/** An event as a letter brings it. */
interface NewEvent {
  key: string;
  kind: NoticeKind;
  reportId: string;
  facts: EventFacts;
  at: string;
}

/** SQL: keeps the newest snapshot of each report; gives those that were news, with the status they had here before. */
const KEEP_NEWEST = `
  insert into notices.known_report as k (report_id, seq, phase_version, number, status, agency_id, channel_id, channel_agency_id,
    shown, historic)
  select "reportId", seq, "phaseVersion", number, status, "agencyId", "channelId", "channelAgencyId", shown, historic
  from jsonb_to_recordset(?::jsonb) as n("reportId" uuid, seq int, "phaseVersion" int, number text, status text, "agencyId" uuid,
    "channelId" text, "channelAgencyId" uuid, shown boolean, historic boolean)
  order by "reportId"
  on conflict (report_id) do update set seq = excluded.seq, phase_version = excluded.phase_version, number = excluded.number,
    status = excluded.status, status_before = k.status, agency_id = excluded.agency_id, channel_id = excluded.channel_id,
    channel_agency_id = excluded.channel_agency_id, shown = excluded.shown, historic = excluded.historic
  where (k.seq, k.phase_version) < (excluded.seq, excluded.phase_version)
  returning k.report_id as id, k.status_before as before`;

const ADD_EVENTS = `
  insert into notices.notice_event (key, kind, report_id, facts, at)
  select key, kind, "reportId", facts, at
  from jsonb_to_recordset(?::jsonb) as e(key text, kind text, "reportId" uuid, facts jsonb, at timestamptz)
  order by key on conflict (key) do nothing`;

/**
 * Takes snapshots in, in the caller's transaction: a status that is another than before is an event. An older snapshot
 * is none; history and what was imported silently is remembered, never told.
 */
export async function takeInReports(
  em: EntityManager,
  runtime: Runtime,
  all: readonly ReportSnapshot[],
): Promise<void> {
  const reports = [...newestOf(all).values()];
  const rows = reports.map((report) => ({ ...report, number: report.number ?? report.reportId, history: undefined }));
  const news = await em.execute<{ id: string; before: string | null }[]>(KEEP_NEWEST, [JSON.stringify(rows)]);
  const before = new Map(news.map((row) => [row.id, row.before]));
  const changed = reports.filter(
    ({ reportId, status, historic, silent }) =>
      before.has(reportId) && before.get(reportId) !== status && !historic && !silent,
  );
  await addEvents(
    em,
    changed.map((report) => statusEvent(report, before.get(report.reportId) ?? null)),
  );
  await spreadEvents(
    em,
    runtime,
    reports.map(({ reportId }) => reportId),
  );
}

/** Takes moments of clocks in, in the caller's transaction. One whose report is not known yet waits for it. */
export async function takeInAlarms(em: EntityManager, runtime: Runtime, alarms: readonly ClockAlarm[]): Promise<void> {
  await addEvents(em, alarms.map(alarmEvent));
  await spreadEvents(em, runtime, [...new Set(alarms.map(({ reportId }) => reportId))]);
}

/** A letter may bring one report twice. */
function newestOf(reports: readonly ReportSnapshot[]): Map<string, ReportSnapshot> {
  const newest = new Map<string, ReportSnapshot>();
  for (const report of reports) {
    const known = newest.get(report.reportId);
    const [seq, phase] = [report.seq - (known?.seq ?? -1), report.phaseVersion - (known?.phaseVersion ?? -1)];
    if (!known || seq > 0 || (seq === 0 && phase > 0)) newest.set(report.reportId, report);
  }
  return newest;
}

const addEvents = (em: EntityManager, events: readonly NewEvent[]) =>
  events.length === 0 ? null : em.execute(ADD_EVENTS, [JSON.stringify(events)]);

function statusEvent({ reportId, seq, status, history, receivedAt }: ReportSnapshot, before: string | null): NewEvent {
  const at = history.find((event) => event.seq === seq)?.at ?? history.at(-1)?.at ?? receivedAt;
  const facts = { status, previousStatus: before, stage: null, level: null, dueDay: null };
  return { key: `status:${reportId}:${seq}`, kind: 'STATUS_CHANGED', reportId, facts, at };
}

function alarmEvent({ reportId, clockId, kind, stage, level, dueDay, at }: ClockAlarm): NewEvent {
  const facts = { status: null, previousStatus: null, stage, level, dueDay } as EventFacts;
  return { key: `alarm:${[reportId, clockId, kind, level ?? '', dueDay].join(':')}`, kind, reportId, facts, at };
}
