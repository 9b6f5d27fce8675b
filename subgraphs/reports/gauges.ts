import type { SqlGauge } from '../common/metrics/sql-gauge.ts';

/** What operators see of reports: duplicates proposed, and what was decided about them. */
export const reportsGauges: readonly SqlGauge[] = [
  {
    metric: 'suggestions',
    sql: 'select lower(band) as state, count(*)::int as value from reports.duplicate_suggestion group by band',
  },
  {
    metric: 'merges',
    sql: `select lower(verb) as decision, count(*)::int as value from reports.merge_decision
      where at > now() - interval '24 hours' group by verb`,
  },
];
