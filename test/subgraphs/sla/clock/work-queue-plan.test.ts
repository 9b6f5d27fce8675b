import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { TAKE_DUE } from '../../../../subgraphs/sla/alarm/alarm-sql.ts';
import { SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
let owner: pg.Client;
const office = newId();

/** Twenty thousand clocks of two hundred offices, a tenth of them running, one in a hundred of those to be looked at. */
const FILL = `insert into sla.sla_clock (id, report_id, lead_report_id, agency_id, snapshot_seq, stage, holder, start_day, due_day,
    state, certainty, limit_days, timezone, rule_set_version, calendar_version, historic, shown, channel_id, current,
    computed_at, next_look_day)
  select gen_random_uuid(), r, r, case n % 200 when 0 then $1 else gen_random_uuid() end, 1, 'DISPATCH',
    case n % 7 when 0 then 'CENTRE' else 'AGENCY' end, '2026-01-01', date '2026-01-01' + n % 300,
    case n % 10 when 0 then 'RUNNING' else 'MET' end, 'FINAL', 3, 'Asia/Jakarta', 'founding-1', 1, false, true, 'c', true,
    now(), case n % 1000 when 0 then date '1970-01-01' end
  from (select n, gen_random_uuid() as r from generate_series(1, 20000) n) rows`;

beforeAll(async () => {
  hub = await SlaHub.open();
  owner = new pg.Client({ connectionString: hub.runtimes.url });
  await owner.connect();
  await owner.query(`select set_config('app.role', 'SYSTEM', false)`);
  await owner.query(FILL, [office]);
  await owner.query('analyze sla.sla_clock');
});
afterAll(async () => {
  await owner.end();
  await hub.close();
});

interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Relation Name'?: string;
  Plans?: Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Kinds of scans of the clocks, and how many rows they touched. */
async function scansOf(sql: string, role: string) {
  const session = `select set_config('app.role', '${role}', false), set_config('app.agencies', '${office}', false)`;
  await owner.query(session);
  // The owner stands above row rules; the service does not.
  await owner.query('set role hub_sla');
  const { rows } = await owner.query(`explain (analyze, format json) ${sql}`).finally(() => owner.query('reset role'));
  const scans = nodesOf(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'sla_clock');
  const touched = (node: Node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return {
    kinds: scans.map((node) => node['Node Type']),
    touched: scans.reduce((sum, node) => sum + touched(node), 0),
  };
}

const NOW = `'2026-06-01T03:00:00Z'`;
const list = (condition: string) => `select c.* from sla.sla_clock c where c.current and c.state = 'RUNNING'
  and not exists (select 1 from sla.sla_clock o where o.current and o.stage = c.stage and o.lead_report_id = c.lead_report_id
    and (o.due_day, o.id) < (c.due_day, c.id)) and ${condition} order by c.due_day, c.id limit 21`;

test.each([
  ['the centre’s queue', list(`c.holder = 'CENTRE'`), 'CENTRAL_ADMIN'],
  ['an office’s queue', list(`c.holder = 'AGENCY' and c.agency_id = any('{${office}}'::uuid[])`), 'LIAISON'],
  ['what the job takes', TAKE_DUE.replace('?', NOW).replace('?', NOW).replace('?', '500'), 'SYSTEM'],
])('%s reads an index, and few rows of twenty thousand', async (_, sql, role) => {
  const { kinds, touched } = await scansOf(sql, role);
  expect(kinds).not.toContain('Seq Scan');
  expect(touched).toBeLessThan(400);
});
