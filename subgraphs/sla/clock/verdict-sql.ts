/** Columns of a verdict, as they travel in one JSON array: name in the table, name in the array, type. */
const COLUMNS = [
  ['id', 'id', 'uuid'],
  ['report_id', 'reportId', 'uuid'],
  ['lead_report_id', 'leadReportId', 'uuid'],
  ['agency_id', 'agencyId', 'uuid'],
  ['snapshot_seq', 'snapshotSeq', 'int'],
  ['historic', 'historic', 'boolean'],
  ['shown', 'shown', 'boolean'],
  ['channel_id', 'channelId', 'text'],
  ['channel_agency_id', 'channelAgencyId', 'uuid'],
  ['calendar_version', 'calendarVersion', 'int'],
  ['calendar_scope', 'calendarScope', 'jsonb'],
  ['computed_at', 'computedAt', 'timestamptz'],
  ['supersedes_id', 'supersedesId', 'uuid'],
  ['stage', 'stage', 'text'],
  ['next_look_day', 'nextLookDay', 'date'],
] as const;

/** What makes two verdicts about one stage the same. The calendar's version alone does not: its days may be the same. */
const VERDICT = [
  ['holder', 'holder', 'text'],
  ['start_day', 'startDay', 'date'],
  ['due_day', 'dueDay', 'date'],
  ['state', 'state', 'text'],
  ['ended_day', 'endedDay', 'date'],
  ['held_since_day', 'heldSinceDay', 'date'],
  ['certainty', 'certainty', 'text'],
  ['limit_days', 'limitDays', 'int'],
  ['pauses', 'pauses', 'jsonb'],
  ['timezone', 'timezone', 'text'],
  ['rule_set_version', 'ruleSetVersion', 'text'],
  ['standard_id', 'standardId', 'uuid'],
] as const;

const ALL = [...COLUMNS, ...VERDICT];
const names = ALL.map(([column]) => column).join(', ');
const fields = (columns: readonly (readonly [string, string, string])[]) =>
  columns.map(([, field]) => `n."${field}"`).join(', ');

/** The rows of a JSON array (one parameter) as `n`. */
const ROWS = `jsonb_to_recordset(?::jsonb) as n(${ALL.map(([, field, type]) => `"${field}" ${type}`).join(', ')})`;

/** Ends the rows of these reports (second parameter) whose verdict is another one now or whose rule no longer applies. */
export const END_CHANGED = `
  with n as materialized (select * from ${ROWS}),
    asked as materialized (select jsonb_array_elements_text(?::jsonb)::uuid as id),
  kept as materialized (
    select c.id from n join sla.sla_clock c on c.report_id = n."reportId" and c.stage = n.stage and c.current
    where (${VERDICT.map(([column]) => `c.${column}`).join(', ')}) is not distinct from (${fields(VERDICT)}))
  update sla.sla_clock c set current = false from asked
  where c.report_id = asked.id and c.current and c.id not in (select id from kept)
  returning c.id, c.report_id || ' ' || c.stage as key`;

/** Adds the verdicts of reports that have none (one value, bound as $1). */
export const ADD = `insert into sla.sla_clock (${names}, current) select ${fields(ALL)}, true from ${ROWS.replace('?', '$1')}`;

/** Adds the verdicts for which no row stands. */
export const ADD_MISSING = `
  insert into sla.sla_clock (${names}, current)
  select ${fields(ALL)}, true from ${ROWS}
  where not exists (select 1 from sla.sla_clock c where c.report_id = n."reportId" and c.stage = n.stage and c.current)`;

/** Lets rows of reports follow columns that are no part of a verdict. */
const follow = (columns: string[], condition: string) => {
  const following = ALL.filter(([column]) => columns.includes(column));
  return `update sla.sla_clock c set ${following.map(([column, field]) => `${column} = n."${field}"`).join(', ')}
    from ${ROWS} where c.report_id = n."reportId" and ${condition}
    and (${following.map(([column]) => `c.${column}`).join(', ')}) is distinct from (${fields(following)})`;
};

const VISIBILITY = ['shown', 'channel_id', 'channel_agency_id'];

/** The standing rows follow the report. */
export const FOLLOW_REPORT = follow(['lead_report_id', 'agency_id', 'historic', ...VISIBILITY], 'c.current');

/** Superseded rows too are shown to those who may know of the report, and to nobody else. */
export const SUPERSEDED_FOLLOW = follow(VISIBILITY, 'not c.current');
