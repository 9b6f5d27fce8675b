import { randomUUID } from 'node:crypto';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import type { ReceivedReport, Receiver, ReceiverDoor } from '../../subgraphs/connectors/conformance/bench/receiver.ts';
import { reportsContext } from '../../subgraphs/reports/context.ts';
import { reportsDatabase } from '../../subgraphs/reports/database.ts';
import { InboxService } from '../../subgraphs/reports/inbox/inbox.service.ts';
import { Report } from '../../subgraphs/reports/report/report.entity.ts';

const ADMIN: Viewer = { role: 'CENTRAL_ADMIN', userId: 'uji-konektor', agencyId: null, channelId: null };
const REASON = 'Uji konektor.';

/** The reports of the hub, lent to the conformance kit: its letters are read by the inbox that reads them in operation. */
export const reportsReceiver: ReceiverDoor = {
  parts: [reportsDatabase],
  async open(databaseUrl, now): Promise<Receiver> {
    const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    const runtimes = await openRuntimes([reportsDatabase], databaseUrl, config, { now, variables: {} });
    const runtime = runtimes.of('reports');
    const hub = () => forkFor(runtime.orm, SYSTEM_VIEWER);
    const step = async (reportId: string) => {
      const { version } = await hub().findOneOrFail(Report, { id: reportId });
      const { services } = await reportsContext(runtime, ADMIN, 'connector-test');
      return { services, input: { idempotencyKey: randomUUID(), reportId, expectedVersion: version } };
    };
    return {
      takeIn: (letter) => new InboxService(runtime).takeIn(letter),
      async reportsOf(channelId) {
        const rows = await hub().execute<(ReceivedReport & { record: string })[]>(REPORTS, [channelId]);
        return new Map(rows.map(({ record, ...report }) => [record, report]));
      },
      async hide(reportId) {
        const { services, input } = await step(reportId);
        await services.workflow.block({ ...input, message: REASON });
      },
      async merge(reportId, otherReportId) {
        const { services, input } = await step(reportId);
        await services.merge.merge({ ...input, otherReportId, reason: REASON, overrule: true });
      },
      close: () => runtimes.close(),
    };
  },
};

const REPORTS = `
  select l.source_record_id as record, r.id, r.published and r.status <> 'BLOCKED' as shown,
    r.merged_into_id as "mergedIntoId", c.body, r.category_id as "categoryId",
    (select count(*)::int from reports.attachment a where a.report_id = r.id) as attachments,
    (select count(*)::int from reports.report_event e
     where e.report_id = r.id and e.data->>'categoryKept' = 'true') as "categoryNotes"
  from reports.source_link l join reports.report r on r.id = l.report_id
  join reports.report_content c on c.report_id = r.id where r.channel_id = ?`;
