import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { directory } from '../inbox/references.service.ts';
import { WorkflowService } from '../report/workflow.service.ts';
import { RoutingRule } from './routing-rule.entity.ts';
import { type RoutedReport, ruleFor } from './routing-rule.policy.ts';

const WORDS = 'Diteruskan otomatis menurut aturan penyaluran.';

/**
 * Dispatches new reports for which an enabled rule holds, as SYSTEM. Only what nobody has touched yet: with the centre,
 * not joined to another report, no history. What was dispatched is left alone when the letter comes again.
 */
export async function routeNewReports(runtime: Runtime, reportIds: readonly string[]): Promise<void> {
  const { orm, letterBox, config, now } = runtime;
  const hub = forkFor(orm, SYSTEM_VIEWER);
  const rules = await hub.find(RoutingRule, { enabled: true });
  if (rules.length === 0) return;
  for (const report of await untouched(hub, reportIds)) {
    const rule = ruleFor(rules, report);
    if (!rule) continue;
    const { agencyId } = rule;
    const tools = { viewer: SYSTEM_VIEWER, em: hub, hub, letterBox, secret: config.HUB_SECRET, directory, now };
    const step = { idempotencyKey: `route:${report.id}:${report.version}`, expectedVersion: report.version };
    const input = { ...step, reportId: report.id, agencyId, message: WORDS };
    await new WorkflowService({ ...tools, scope: [agencyId] }).dispatch(input);
  }
}

type Untouched = RoutedReport & { id: string; version: number };

const untouched = (em: EntityManager, ids: readonly string[]) =>
  em.execute<Untouched[]>(
    `${ASKED} select r.id, r.version, r.category_id as "categoryId", r.regency_code as "regencyCode"
     from asked join reports.report r on r.id = asked.id
     where r.status = 'RECEIVED' and r.agency_id is null and r.merged_into_id is null and r.published
       and not r.historic and not r.withdrawn and not exists (select 1 from reports.report_event e
         where e.report_id = r.id and e.kind not in ('RECEIVED', 'CLASSIFIED', 'SOURCE_CHANGED', 'MERGED', 'UNMERGED'))`,
    [JSON.stringify(ids)],
  );
