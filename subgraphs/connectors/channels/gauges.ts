import type { SqlGauge } from '../../common/metrics/sql-gauge.ts';

/** What operators see of channels: how late they are, how their runs end, what they could not take in or tell back. */
export const channelsGauges: readonly SqlGauge[] = [
  {
    metric: 'channelLag',
    sql: `select id as channel, extract(epoch from now() - last_success_at)::float as value from connectors.channel
      where last_success_at is not null and seconds_between_pulls > 0`,
  },
  {
    metric: 'runs',
    sql: `select channel_id as channel, lower(outcome) as outcome, count(*)::int as value from connectors.run
      where started_at > now() - interval '24 hours' group by channel_id, outcome`,
  },
  {
    metric: 'deadRecords',
    sql: `select channel_id as channel, count(*)::int as value from connectors.dead_letter
      where resolved_at is null group by channel_id`,
  },
  {
    metric: 'pushes',
    sql: `select channel_id as channel, lower(state) as state, count(*)::int as value from connectors.push_delivery
      where state in ('WAITING', 'UNCERTAIN', 'FAILED') group by channel_id, state`,
  },
];
