import { EVERY, EVERY_AGENCY } from './fact-sql.ts';
import type { PerformanceFilter } from './performance.ts';
import { QUARTERS_A_DAY } from './quarter.ts';

/** Which sums are asked for. */
export interface Asked {
  /** Null: the nation. */
  agencies: readonly string[] | null;
  from: string;
  to: string;
  filter: PerformanceFilter;
  /** Hidden reports count too. */
  exact: boolean;
  /** The present, see `quarterAt`. */
  quarter: number;
}

/** SQL with its values. */
export interface Statement {
  sql: string;
  values: (string | number | boolean)[];
}

/**
 * Sums by measure and bucket, with the deltas that wait, as of one instant. What time changes is found from days, when
 * one looks. Reads sums and deltas only, whose number does not grow with reports.
 */
export function readSums({ agencies, from, to, filter, exact, quarter }: Asked): Statement {
  const ids = `{${agencies ?? [EVERY_AGENCY]}}`;
  const cells = placesOf(agencies === null, filter);
  const [channel, category] = [filter.channelId ?? EVERY, filter.categoryId ?? EVERY];
  const when = `month between ?::date and ?::date and (shown or ?)`;
  return {
    sql: `
      select measure, case when measure like 'DUE %' then (bucket <= ?)::int
        when measure = 'OPEN' then (? - bucket) / ${QUARTERS_A_DAY} else bucket end as bucket, sum(n)::int as n
      from (
        select measure, bucket, n from sla.performance_cell where agency_id = any(?::uuid[]) and ${cells.sql} and ${when}
        union all
        select measure, bucket, n from sla.performance_delta where (? or agency_id = any(?::uuid[]))
          and ?::text in (channel_id, '${EVERY}') and ?::text in (category_id, '${EVERY}') and ${when}) s
      group by 1, 2`,
    values: [
      ...[quarter, quarter, ids, ...cells.values, from, to, exact],
      ...[agencies === null, ids, channel, category, from, to, exact],
    ],
  };
}

/** Every sum of the nation is kept; of an agency those of channel and category, and the one over all. */
function placesOf(nation: boolean, { channelId, categoryId }: PerformanceFilter): Statement {
  if (nation || (!channelId && !categoryId)) {
    return { sql: 'channel_id = ? and category_id = ?', values: [channelId ?? EVERY, categoryId ?? EVERY] };
  }
  return {
    sql: `channel_id ${channelId ? '=' : '<>'} ? and category_id ${categoryId ? '=' : '<>'} ?`,
    values: [channelId ?? EVERY, categoryId ?? EVERY],
  };
}
