import type { SqlGauge } from '../common/metrics/sql-gauge.ts';

/** What operators see of notices: those to be sent, and those given up. */
export const noticesGauges: readonly SqlGauge[] = [
  {
    metric: 'notices',
    sql: `select lower(state) as state, count(*)::int as value from notices.notice_delivery
      where state in ('WAITING', 'DEAD') group by state`,
  },
];
