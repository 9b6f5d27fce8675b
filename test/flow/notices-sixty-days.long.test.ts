import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../scripts/until-drained.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { clockAlarms } from '../../subgraphs/common/handover/clock-alarms.topic.ts';
import { freeDaysChanged } from '../../subgraphs/common/handover/free-days-changed.topic.ts';
import { type ReportSnapshot, reportsChanged } from '../../subgraphs/common/handover/reports-changed.topic.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { openRuntimes, type Runtimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { notices } from '../../subgraphs/notices/parts.ts';
import { sweepAlarms } from '../../subgraphs/sla/alarm/alarm.job.ts';
import { sla } from '../../subgraphs/sla/parts.ts';
import { NoticesHub, reportOf } from '../subgraphs/notices/notices-hub.ts';
import { inDays } from '../subgraphs/sla/alarm/alarm-hub.ts';
import { WebhookReceiver } from '../support/webhook-receiver.ts';

let hub: NoticesHub;
let other: Runtimes;
let receiver: WebhookReceiver;
beforeAll(async () => {
  hub = await NoticesHub.open();
  receiver = await WebhookReceiver.open();
  other = await openRuntimes([sla.database], hub.runtimes.url, hub.runtime.config, { now: () => hub.now });
  await sla.seed?.(other.of('sla'));
  await sla.jobs(other.of('sla'));
  await notices.jobs(hub.runtime);
  // Others get letters too; they have no part in this.
  await other.letterBox.receive(clockAlarms, 'reports', async () => {});
  await other.letterBox.receive(freeDaysChanged, 'connectors', async () => {});
  await hub.subscribe({ target: receiver.url, audience: 'AGENCY', agencyId: hub.province.id });
});
afterAll(async () => {
  await other.close();
  await receiver.close();
  await hub.close();
});

/** A report its agency has not verified yet: due on 26 March, counted by hand in the founding calendar. */
const atAgency = (more: Partial<ReportSnapshot> = {}) =>
  reportOf(hub.district.id, { reporterPickedAgency: true, ...more });

async function tell(...reports: ReportSnapshot[]): Promise<void> {
  const em = forkFor(other.of('sla').orm, SYSTEM_VIEWER);
  await em.transactional((tx) => other.letterBox.send(tx, reportsChanged, { reports }));
  await untilDrained(other.letterBox);
}

test('a clock moved by 60 days: the agency is told of each moment once, of history nothing', async () => {
  const report = atAgency();
  const hidden = atAgency({ shown: false });
  await tell(report, hidden, atAgency({ historic: true }), reportOf(hub.other.id, { reporterPickedAgency: true }));
  await tell(report, hidden);
  for (const day of [0, 8, 9, 10, 10, 20, 30, 60, 60]) {
    hub.now = inDays(day);
    await Promise.all([sweepAlarms(other.of('sla')), sweepAlarms(other.of('sla'))]);
    await untilDrained(other.letterBox);
    await hub.deliver();
  }
  const told = receiver.arrived
    .map(({ body }) => JSON.parse(body))
    .map(({ type, data }) => [data.number, type, data.dueDay]);
  const once = ({ number }: ReportSnapshot) => [
    [number, 'report.status_changed', null],
    [number, 'clock.due_soon', '2026-03-26'],
    [number, 'clock.breached', '2026-03-26'],
    [number, 'clock.escalated', '2026-03-26'],
  ];
  expect(told.sort()).toEqual([...once(report), ...once(hidden)].sort());
});
