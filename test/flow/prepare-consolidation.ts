import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { TestRuntimes } from '../support/test-runtime.ts';

/** The entry of the audit queue that `prepareConsolidation` makes. */
export const AUDIT = '019a0000-0000-7000-8000-00000000a0d1';

/** What else takes weeks: a draft, a model that was active before, an audit of the first two reports, a suspension. */
export async function prepareConsolidation(runtimes: TestRuntimes): Promise<void> {
  const em = forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER);
  const model = (state: string) => `insert into reports.dedup_model (version, state, origin, weights, made_at)
    select ?, '${state}', 'LEARNED', weights, now() from reports.dedup_model where state = 'ACTIVE'`;
  await em.execute(model('DRAFT'), ['contoh-draf']);
  await em.execute(model('RETIRED'), ['contoh-lama']);
  await em.execute(
    `insert into reports.merge_audit (id, low_id, high_id, made_at)
     select ?, ids[1], ids[2], now() from (select array_agg(id order by id) as ids from reports.report) all_reports`,
    [AUDIT],
  );
  await em.execute(
    `insert into reports.auto_suspension (id, category_id, audited, correct, low, high, suspended_at)
     values (gen_random_uuid(), null, 1, 0, 0, 0.8, now())`,
  );
}

/** Ends a report without the steps that a walk would take. */
export async function closeReport(runtimes: TestRuntimes, id: string): Promise<void> {
  await forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER).execute(
    `update reports.report set status = 'CLOSED' where id = ?`,
    [id],
  );
}
