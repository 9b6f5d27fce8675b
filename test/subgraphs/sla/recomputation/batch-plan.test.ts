import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { recomputeClocks } from '../../../../subgraphs/common/handover/recompute-clocks.topic.ts';
import { concernedReports } from '../../../../subgraphs/sla/clock/report-state.loader.ts';
import { FOLLOW_REPORT, SUPERSEDED_FOLLOW } from '../../../../subgraphs/sla/clock/verdict-sql.ts';
import { SlaHub } from '../sla-hub.ts';
import { ownerOf, scansOf } from '../sla-plan.ts';

let hub: SlaHub;
let owner: pg.Client;

const STATES = `insert into sla.report_state (report_id, seq, phase_version, snapshot)
  select gen_random_uuid(), 1, 0, '{"receivedAt": "2026-03-02T03:00:00Z"}' from generate_series(1, 20000)`;
/** A current clock and a superseded one for each report, one of two due behind the day. */
const CLOCKS = `insert into sla.sla_clock (id, report_id, lead_report_id, snapshot_seq, stage, holder, start_day, due_day,
    state, certainty, limit_days, timezone, rule_set_version, calendar_version, historic, shown, channel_id, current, computed_at)
  select gen_random_uuid(), report_id, report_id, 1, 'DISPATCH', 'CENTRE', '2026-01-01',
    date '2026-01-01' + 100 * (row_number() over () % 2)::int, 'MET', 'FINAL', 3, 'Asia/Jakarta', 'founding-1', 1, false, true,
    'c', current, now() from sla.report_state, (values (true), (false)) v(current)`;

beforeAll(async () => {
  hub = await SlaHub.open();
  owner = await ownerOf(hub);
  await owner.query(STATES);
  await owner.query(CLOCKS);
  await owner.query('analyze sla.report_state, sla.sla_clock, sla.performance_fact');
});
afterAll(async () => {
  await owner.end();
  await hub.close();
});

/** What a loader asks the database, instead of the answer. */
async function statementOf(load: (em: EntityManager) => Promise<unknown>): Promise<[string, unknown[]]> {
  let asked: [string, unknown[]] = ['', []];
  const execute = async (...statement: [string, unknown[]]) => {
    asked = statement;
    return [];
  };
  await load({ execute } as unknown as EntityManager);
  return asked;
}

test('the next batch of a calendar’s reports is found without reading what lies behind it', async () => {
  const none = { afterReportId: null, receivedFromDay: null, agencyId: null, recomputationId: null };
  const order = { ...none, dueFromDay: '2026-03-01' };
  const [sql, values] = await statementOf((em) => concernedReports(em, order, 50));
  const { whole, touched } = await scansOf(owner, sql, values, 'SYSTEM');
  expect(whole.filter((table) => table !== 'performance_fact')).toEqual([]);
  expect(touched).toBeLessThan(2_000);
});

test.each([
  ['standing', FOLLOW_REPORT],
  ['superseded', SUPERSEDED_FOLLOW],
])('%s verdicts that follow their report are found by index', async (_, sql) => {
  const { rows } = await owner.query(
    `select report_id as "reportId", report_id as "leadReportId", false as shown, false as historic, 'c' as "channelId"
     from sla.report_state limit 3`,
  );
  const { whole, touched } = await scansOf(owner, sql, [JSON.stringify(rows)], 'SYSTEM');
  expect(whole).toEqual([]);
  expect(touched).toBeLessThan(50);
});

test('an order of before is read; one with a field that is not known here is refused, and so comes again', () => {
  const before = { afterReportId: null, dueFromDay: '2026-03-01', receivedFromDay: null };
  expect(recomputeClocks.payload.parse(before)).toEqual({ ...before, agencyId: null, recomputationId: null });
  expect(recomputeClocks.payload.safeParse({ ...before, newerField: 1 }).success).toBe(false);
});
