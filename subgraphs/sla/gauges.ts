import type { SqlGauge } from '../common/metrics/sql-gauge.ts';

/** What operators see of deadlines: those that are passed, by what should have happened. */
export const slaGauges: readonly SqlGauge[] = [
  {
    metric: 'breaches',
    sql: `select lower(stage) as clock, count(*)::int as value from sla.sla_clock
      where current and state = 'RUNNING' and due_day < (now() at time zone timezone)::date group by stage`,
  },
];
