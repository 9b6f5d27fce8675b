import pg from 'pg';
import type { SlaHub } from './sla-hub.ts';

/** One scan of a table, as PostgreSQL has carried it out. */
export interface Scan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Scan[];
}

const nodesOf = (node: Scan): Scan[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** A connection of the owner, who fills tables by SQL. Call `end` in `afterAll`. */
export async function ownerOf(hub: SlaHub): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: hub.runtimes.url });
  await owner.connect();
  await owner.query(`select set_config('app.role', 'SYSTEM', false)`);
  return owner;
}

/** How the service carries out a statement (values are written as ?), scan by scan, for a viewer of `role`. */
export async function scansOf(owner: pg.Client, sql: string, values: readonly unknown[], role: string) {
  await owner.query(`select set_config('app.role', $1, false)`, [role]);
  // The owner stands above row rules; the service does not.
  await owner.query('set role hub_sla');
  let place = 0;
  const numbered = sql.replaceAll('?', () => {
    place += 1;
    return `$${place}`;
  });
  const { rows } = await owner
    .query(`explain (analyze, format json) ${numbered}`, [...values])
    .finally(() => owner.query('reset role'));
  const scans = nodesOf(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name']);
  return {
    tables: [...new Set(scans.map((scan) => scan['Relation Name']!))].sort(),
    whole: scans.filter((scan) => scan['Node Type'].includes('Seq Scan')).map((scan) => scan['Relation Name']!),
    touched: scans.reduce(
      (sum, scan) => sum + (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'],
      0,
    ),
  };
}
