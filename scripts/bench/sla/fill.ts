import pg from 'pg';
import { FOUNDING_RULES } from '../../../subgraphs/sla/rule-set/founding-rules.ts';
import { BENCH_NOW, type Template } from './template.ts';

/** Agencies: each ten have one above them; half of all reports go to a tenth of them. */
export const AGENCIES = 500;

/** Id of the n-th agency, report or category. */
const id = (kind: string, n: string) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Id of the agency above the first ten. */
export const LARGE_AGENCY = 'a0000000-0000-7000-8000-000000000000';

/** Id of the ministry above all of them. */
export const MINISTRY = 'd0000000-0000-7000-8000-000000000000';

/** Rows made by one statement. */
const STEP = 50_000;

const STATEMENTS = [
  `insert into sla.report_state (report_id, seq, phase_version, snapshot)
   select report_id, (snapshot->>'seq')::int, 0, snapshot || jsonb_build_object('reportId', report_id, 'agencyId', agency_id,
     'channelId', channel_id, 'categoryId', category_id) from made`,
  `insert into sla.sla_clock (id, report_id, lead_report_id, agency_id, snapshot_seq, historic, shown, channel_id,
     calendar_version, computed_at, stage, holder, start_day, due_day, state, ended_day, held_since_day, certainty,
     limit_days, pauses, timezone, rule_set_version, current)
   select gen_random_uuid(), report_id, report_id, agency_id, (snapshot->>'seq')::int, false, true, channel_id,
     1, $3, c.stage, c.holder, c."startDay", c."dueDay", c.state, c."endedDay", c."heldSinceDay", c.certainty,
     c."limitDays", c.pauses, 'Asia/Jakarta', $4, true
   from made, jsonb_to_recordset(clocks) c(stage text, holder text, "startDay" date, "dueDay" date, state text,
     "endedDay" date, "heldSinceDay" date, certainty text, "limitDays" int, pauses jsonb)`,
  `insert into sla.performance_fact (report_id, agency_id, month, channel_id, category_id, shown, last_day, parts)
   select report_id, agency_id, (fact->>'month')::date, channel_id, category_id::text, true, (fact->>'lastDay')::date,
     fact->'parts' from made`,
];

/** The reports from $1 to $2, each made after a template. */
const MADE = `with made as (
  select ${id('b', 'n')} as report_id, 'kanal-' || n % 3 as channel_id, ${id('c', '(n / 7) % 12')} as category_id,
    ${id('a', `case when n % 2 = 0 then (n / 2) % ${AGENCIES / 10} else (n / 2) % ${AGENCIES} end`)} as agency_id,
    t.snapshot, t.clocks, t.fact
  from generate_series($1::int, $2::int) n join template t on t.place = (n::bigint * 7919) % (select count(*) from template))`;

/** Fills the tables with reports straight by SQL: what the letters of so many reports would have left there, but the sums. */
export async function fill(
  ownerUrl: string,
  rows: number,
  made: readonly Template[],
  show: (done: number) => void,
): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`set app.role = 'SYSTEM'`);
  await client.query('create temp table template (place serial, snapshot jsonb, clocks jsonb, fact jsonb)');
  await client.query(
    `insert into template (place, snapshot, clocks, fact) select (o - 1)::int, t->'snapshot', t->'clocks', t->'fact'
     from jsonb_array_elements($1::jsonb) with ordinality as e(t, o)`,
    [JSON.stringify(made)],
  );
  await client.query('analyze template');
  await client.query(
    `insert into sla.directory_agency select ${id('a', 'n')}, 1, array['${MINISTRY}'::uuid, ${id('a', 'n - n % 10')}, ${id('a', 'n')}], 'Instansi ' || n,
     'Asia/Jakarta', '{}', '{}', '{}' from generate_series(0, ${AGENCIES - 1}) n`,
  );
  const indexes = await withoutIndexes(client);
  for (let from = 0; from < rows; from += STEP) {
    const range = [from, Math.min(rows, from + STEP) - 1];
    const [state, clocks, facts] = STATEMENTS as [string, string, string];
    await client.query(`${MADE} ${state}`, range);
    await client.query(`${MADE} ${clocks}`, [...range, BENCH_NOW, FOUNDING_RULES.version]);
    await client.query(`${MADE} ${facts}`, range);
    show(range[1]! + 1);
  }
  for (const index of indexes) await client.query(index);
  await client.query('vacuum analyze sla.report_state, sla.sla_clock, sla.performance_fact, sla.directory_agency');
  await client.end();
}

/** Drops the indexes of the clocks (all but the key) and gives the statements that make them: at the end it is faster. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select 'sla.' || indexname as name, indexdef as made from pg_indexes
     where schemaname = 'sla' and tablename = 'sla_clock' and indexname not like '%_pkey'`,
  );
  await client.query(`drop index ${rows.map(({ name }) => name).join(', ')}`);
  return rows.map(({ made }) => made);
}
