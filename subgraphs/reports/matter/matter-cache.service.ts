import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { Standing } from '../merge/standing.policy.ts';

/**
 * Lets the cache say of these reports what the decisions about them say; of a matter none is left out. The earliest
 * received report names its matter, so of a matter that falls apart the part with the earliest keeps the name.
 * Needs the SYSTEM viewer and a transaction.
 */
export async function renewMatters(em: EntityManager, standing: Standing, ids: readonly string[]): Promise<void> {
  const rows: { report: string; part: string }[] = [];
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    const members = standing.matterOf(id);
    for (const report of members) seen.add(report);
    if (members.length > 1) rows.push(...members.map((report) => ({ report, part: id })));
  }
  const reports = rows.map(({ report }) => report);
  await bound(
    em,
    'delete from reports.matter_member where report_id = any($1::uuid[]) and report_id <> all($2::uuid[])',
    [ids, reports],
  );
  if (rows.length > 0) await bound(em, WRITE, [reports, rows.map(({ part }) => part)]);
}

const WRITE = `insert into reports.matter_member as m (report_id, matter_id)
  select r.id, first_value(r.id) over (partition by said.part order by r.received_at, r.id)
  from unnest($1::uuid[], $2::uuid[]) as said (report_id, part) join reports.report r on r.id = said.report_id
  on conflict (report_id) do update set matter_id = excluded.matter_id where m.matter_id <> excluded.matter_id`;

/**
 * Makes the whole cache anew out of the decisions and says how many rows were wrong or missing: none, unless somebody
 * had a hand in the tables. Merges wait until it is done. Needs the SYSTEM viewer and a transaction.
 */
export async function rebuildMatters(em: EntityManager): Promise<{ members: number; repaired: number }> {
  await em.execute('lock table reports.matter_member in share row exclusive mode');
  const [counts] = await em.execute<{ members: number; repaired: number }[]>(REBUILD);
  return counts!;
}

/** Standing links in both directions; from each end all that can be reached; of these the earliest received. */
const REBUILD = `
  with recursive standing as (
    select distinct on (low_id, high_id, relation) low_id, high_id, verb from reports.merge_decision
    where relation in ('SAME_SUBMISSION', 'SAME_MATTER') and verb in ('LINK', 'UNLINK')
    order by low_id, high_id, relation, nth desc),
  links as (
    select low_id as one, high_id as other from standing where verb = 'LINK'
    union select high_id, low_id from standing where verb = 'LINK'),
  reached (start, report_id) as (
    select one, one from links union select reached.start, links.other from reached join links on links.one = reached.report_id),
  wanted as (
    select distinct on (reached.start) reached.start as report_id, r.id as matter_id
    from reached join reports.report r on r.id = reached.report_id
    order by reached.start, r.received_at, r.id),
  gone as (
    delete from reports.matter_member m where not exists (select 1 from wanted w where w.report_id = m.report_id)
    returning 1),
  written as (
    insert into reports.matter_member as m (report_id, matter_id) select report_id, matter_id from wanted
    on conflict (report_id) do update set matter_id = excluded.matter_id where m.matter_id <> excluded.matter_id
    returning 1)
  select (select count(*)::int from wanted) as members,
    (select count(*)::int from gone) + (select count(*)::int from written) as repaired`;
