import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../subgraphs/common/database/uuid.ts';
import type { ClockAlarm } from '../../../subgraphs/common/handover/clock-alarms.topic.ts';
import type { ReportSnapshot } from '../../../subgraphs/common/handover/reports-changed.topic.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../../subgraphs/common/runtime/runtime.ts';
import { directory } from '../../../subgraphs/notices/agency/directory.ts';
import { noticesContext } from '../../../subgraphs/notices/context.ts';
import { deliverDue } from '../../../subgraphs/notices/delivery/delivery.job.ts';
import { takeInAlarms, takeInReports } from '../../../subgraphs/notices/event/event.job.ts';
import { notices } from '../../../subgraphs/notices/parts.ts';
import type { CreateSubscriptionInput } from '../../../subgraphs/notices/subscription/subscription.inputs.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes, viewerOf } from '../../support/test-runtime.ts';
import { inventedAgency } from '../sla/sla-agencies.ts';
import { type Happening, snapshotOf } from '../sla/sla-world.ts';

export const CENTRE = viewerOf('CENTRAL_ADMIN', { userId: 'pusat-1' });
export const ADMIN = (agencyId: string) => viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId });

/** The subgraph on a database of its own, with a province, a district below it, and another province. */
export class NoticesHub {
  /** The present; tests move it. */
  now = TEST_NOW;
  readonly province = inventedAgency('Provinsi Contoh');
  readonly district = inventedAgency('Kabupaten Contoh', this.province);
  readonly other = inventedAgency('Provinsi Lain');

  private constructor(
    readonly runtimes: TestRuntimes,
    readonly runtime: Runtime,
  ) {}

  /** Opens it with settings of its own. Call `close` in `afterAll`. */
  static async open(config: Partial<Runtime['config']> = {}): Promise<NoticesHub> {
    const runtimes = await testRuntimes([notices.database]);
    const runtime = runtimes.of('notices');
    const hub: NoticesHub = new NoticesHub(runtimes, {
      ...runtime,
      config: { ...runtime.config, ALLOW_PRIVATE_SOURCES: true, ...config },
      now: () => hub.now,
    });
    await notices.seed?.(hub.runtime);
    const agencies = [hub.province, hub.district, hub.other];
    await hub.em().transactional((em) => directory.takeIn(em, { agencies, regions: [] }));
    return hub;
  }

  close = () => this.runtimes.drop();

  /** An EntityManager of the hub itself. */
  em = () => forkFor(this.runtime.orm, SYSTEM_VIEWER);

  /** Takes snapshots in as one letter. */
  reports = (...reports: ReportSnapshot[]) => this.em().transactional((em) => takeInReports(em, this.runtime, reports));

  /** Takes moments of clocks in as one letter. */
  alarms = (...alarms: ClockAlarm[]) => this.em().transactional((em) => takeInAlarms(em, this.runtime, alarms));

  /** Sends all that is due. */
  deliver = () => deliverDue(this.runtime);

  /** The services as this viewer has them. */
  services = async (viewer: Viewer = CENTRE) => (await noticesContext(this.runtime, viewer, 'test')).services;

  /** A subscription of the centre to everything, unless told otherwise. */
  async subscribe(input: Partial<CreateSubscriptionInput> & { target: string }, viewer: Viewer = CENTRE) {
    const { subscription } = await this.services(viewer);
    const { subscription: made, secret } = await subscription.create({
      ...{ idempotencyKey: newId(), name: 'Contoh', audience: 'CENTRE', transport: 'WEBHOOK', language: 'ID' },
      ...{ kinds: ['STATUS_CHANGED', 'DUE_SOON', 'BREACHED', 'ESCALATED', 'PASSED'], stages: [], levels: [] },
      ...input,
    });
    return { id: made.id, secret: secret ?? '' };
  }

  /** What was made, as "kind state event", oldest first. */
  async made(subscriptionId: string): Promise<string[]> {
    const rows = await this.em().execute<{ text: string }[]>(
      `select concat_ws(' ', kind, coalesce(data->>'status', data->>'stage'), state) as text
       from notices.notice_delivery where subscription_id = ? order by happened_at, id`,
      [subscriptionId],
    );
    return rows.map(({ text }) => text);
  }

  /** The rows of a subscription's deliveries. */
  rows = (subscriptionId: string) =>
    this.em().execute<{ id: string; state: string; attempts: number; error: string | null; next_at: Date | null }[]>(
      'select id, state, attempts, error, next_at from notices.notice_delivery where subscription_id = ? order by id',
      [subscriptionId],
    );
}

/** A report of an agency, received on 16 March 2026. */
export const reportOf = (agencyId: string | null, more: Partial<ReportSnapshot> = {}): ReportSnapshot => {
  const reportId = newId();
  const history: Happening[] = [['RECEIVED', '2026-03-16']];
  return snapshotOf(history, { reportId, number: `LH-${reportId.slice(-6)}`, agencyId, ...more });
};

/** The report with a new status. */
export const moved = (report: ReportSnapshot, status: ReportSnapshot['status'], more: Partial<ReportSnapshot> = {}) => {
  const seq = report.seq + 1;
  const event = { seq, kind: 'SOURCE_CHANGED', at: `2026-03-${16 + seq}T03:00:00.000Z`, certainty: 'EXACT' } as const;
  return { ...report, status, seq, history: [...report.history, event], ...more };
};

/** A moment of the agency's clock. */
export const alarmOf = (
  report: ReportSnapshot,
  kind: ClockAlarm['kind'],
  more: Partial<ClockAlarm> = {},
): ClockAlarm => ({
  ...{ reportId: report.reportId, clockId: report.reportId, stage: 'AGENCY_VERIFICATION', kind, dueDay: '2026-03-26' },
  ...{ agencyId: report.agencyId, shown: report.shown, level: 'LIAISON', at: '2026-03-27T00:00:00.000Z', ...more },
});
