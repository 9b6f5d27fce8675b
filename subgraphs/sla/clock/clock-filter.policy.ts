import type { ClockFilter } from './clock.inputs.ts';
import type { ClockState } from './clock-state.ts';

/** A condition in SQL on the row `c`, with its values. */
export interface Condition {
  sql: string;
  values: (string | Date)[];
}

/** Its due day has passed in its own zone. The first comparison lets the index be used: no zone is further east. */
const PASSED_DUE = `c.due_day < (?::timestamptz at time zone 'Pacific/Kiritimati')::date
  and c.due_day < (?::timestamptz at time zone c.timezone)::date`;

/** Which stored rows stand so at `now`; the twin of `stateAt`. */
function standing(state: ClockState, now: Date): Condition {
  switch (state) {
    case 'OVERDUE':
      return { sql: `c.state = 'RUNNING' and c.holder <> 'REPORTER' and ${PASSED_DUE}`, values: [now, now] };
    case 'PASSED':
      return {
        sql: `c.state in ('PASSED', 'RUNNING') and (c.state = 'PASSED' or (c.holder = 'REPORTER' and ${PASSED_DUE}))`,
        values: [now, now],
      };
    case 'RUNNING':
      return {
        // The first comparison lets the index pass over what is overdue: no zone is further west.
        sql: `c.state = 'RUNNING' and c.due_day >= (?::timestamptz at time zone 'Etc/GMT+12')::date
          and c.due_day >= (?::timestamptz at time zone c.timezone)::date`,
        values: [now, now],
      };
    default:
      return { sql: 'c.state = ?', values: [state] };
  }
}

/** What a filter asks for, in SQL; `agencyIds`: the agency it names with all below it. */
export function clockConditions(
  { state, stage, dueUntilDay }: ClockFilter,
  now: Date,
  agencyIds: string[] | null,
): Condition[] {
  return [
    ...(agencyIds ? [{ sql: 'c.agency_id = any(?::uuid[])', values: [`{${agencyIds}}`] }] : []),
    ...(state ? [standing(state, now)] : []),
    ...(stage ? [{ sql: 'c.stage = ?', values: [stage] }] : []),
    ...(dueUntilDay ? [{ sql: 'c.due_day <= ?::date', values: [dueUntilDay] }] : []),
  ];
}
