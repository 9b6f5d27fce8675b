import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { NoticeData } from '../delivery/notice-delivery.entity.ts';
import { type PlacedReport, placedReports } from '../report/known-report.loader.ts';
import { NoticeSubscription } from '../subscription/notice-subscription.entity.ts';
import { wordsBook } from '../template/template.loader.ts';
import { isTold } from './audience.policy.ts';
import type { EventFacts } from './notice-event.entity.ts';
import type { NoticeKind } from './notice-kind.ts';

/** An event nobody was told of yet. */
interface WaitingEvent {
  key: string;
  kind: NoticeKind;
  reportId: string;
  facts: EventFacts;
  at: Date;
}

/** SQL: takes the events of these known reports that were not spread yet. A second worker waits, then finds none. */
const TAKE = `
  update notices.notice_event e set spread_at = ?, told_tx = pg_current_xact_id()
  where e.spread_at is null and e.report_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
    and exists (select 1 from notices.known_report k where k.report_id = e.report_id)
  returning e.key, e.kind, e.report_id as "reportId", e.facts, e.at`;

const ADD = `
  insert into notices.notice_delivery (id, subscription_id, event_key, kind, data, subject, words, happened_at, state, attempts,
    next_at, created_at, tried_from)
  select id, "subscriptionId", "eventKey", kind, data, subject, words, "happenedAt", 'WAITING', 0, "createdAt", "createdAt", "createdAt"
  from jsonb_to_recordset(?::jsonb) as d(id uuid, "subscriptionId" uuid, "eventKey" text, kind text, data jsonb, subject text,
    words text, "happenedAt" timestamptz, "createdAt" timestamptz)
  on conflict (subscription_id, event_key) do nothing`;

/** Makes a notice for every subscription that is to be told of the events of these reports; of history none. */
export async function spreadEvents(em: EntityManager, runtime: Runtime, reportIds: readonly string[]): Promise<void> {
  const events = await em.execute<WaitingEvent[]>(TAKE, [runtime.now(), JSON.stringify(reportIds)]);
  if (events.length === 0) return;
  const subscriptions = await em.find(NoticeSubscription, { active: true, removedAt: null });
  if (subscriptions.length === 0) return;
  const reports = await placedReports(
    em,
    events.map(({ reportId }) => reportId),
  );
  const write = await wordsBook(em);
  const rows = events.flatMap((event) => {
    const report = reports.get(event.reportId);
    if (!report || report.historic) return [];
    const told = subscriptions.filter((one) => isTold(one, { ...event.facts, kind: event.kind }, report));
    const data = dataOf(event, report, runtime.config.REPORT_LINK);
    return told.map(({ id, language }) => ({
      ...{ id: newId(runtime.now()), subscriptionId: id, eventKey: event.key, kind: event.kind, data },
      ...{ ...write(event.kind, language, data), happenedAt: event.at, createdAt: runtime.now() },
    }));
  });
  if (rows.length > 0) await em.execute(ADD, [JSON.stringify(rows)]);
}

/** Number, stage, day and address: nothing about persons, nothing out of the complaint. */
function dataOf({ reportId, facts }: WaitingEvent, report: PlacedReport, link: string): NoticeData {
  const { number, agencyId, agencyName } = report;
  const address = link.replaceAll('{nomor}', encodeURIComponent(number));
  return { reportId, number, agencyId, agencyName, link: address, ...facts };
}
