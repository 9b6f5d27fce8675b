import type { ChannelPhase } from '../../ledger/channel-phase.ts';
import { UNEXPLAINED } from '../reconciliation/unexplained.ts';

/** Working days (Monday to Friday but the nation's free days) that have to be clean in a row. */
export const CLEAN_DAYS = 10;

/** Rows that speak for a check or against it: SQL with one column `id`; `given` has the channel, now, and since when it is in its phase. */
export interface GateRows {
  /** What the ids are of. */
  kind: string;
  sql: string;
}

/** One thing that must be true before a channel moves on. It is green with `least` rows for it and none against it. */
export interface GateCheck {
  to: ChannelPhase;
  name: string;
  mustHold: string;
  proof: GateRows & { least: number };
  fault?: GateRows;
}

/** SQL: whole comparisons with two sides that ended in this phase; `dirty`: something unexplained of these kinds was found. */
const wholeRuns = (kinds: string) => `
  select r.id, r.ended_at, (r.ended_at at time zone 'Asia/Jakarta')::date as day, r.nameless > 0 or exists (
    select 1 from connectors.finding f where f.reconciliation_id = r.id and ${kinds} and ${UNEXPLAINED}) as dirty
  from connectors.reconciliation r, given where r.channel_id = given.channel and r.state = 'DONE' and r.sides = 'TWO_SIDED'
    and r.from_day is null and r.to_day is null and r.ended_at >= given.since`;

/** SQL: one clean comparison of each working day since the last unclean one, as long as somebody still compares. */
const cleanDays = (kinds: string) => `
  with run as (${wholeRuns(kinds)})
  select max(id::text) as id from run, given
  where not dirty and extract(isodow from day) < 6 and not exists (select 1 from connectors.free_day f where f.day = run.day)
    and ended_at > coalesce((select max(ended_at) from run where dirty), '-infinity')
    and exists (select 1 from run where ended_at > given.now - interval '4 days') group by day`;

/** SQL: what keeps the newest comparison from being clean. */
const unexplained = (kinds: string) => `
  select f.id from connectors.finding f, given where f.reconciliation_id = (
    select r.id from connectors.reconciliation r where r.channel_id = given.channel and r.state = 'DONE' and r.sides = 'TWO_SIDED'
      and r.from_day is null and r.to_day is null order by r.id desc limit 1) and ${kinds} and ${UNEXPLAINED}`;

const clean = (kinds: string) => ({
  proof: { kind: 'Reconciliation', least: CLEAN_DAYS, sql: cleanDays(kinds) },
  fault: { kind: 'Finding', sql: unexplained(kinds) },
});

/** SQL: rows of `table` about the channel that fit; their kind is told beside. */
const factsOf = (table: string, fit: string) =>
  `select f.id::text as id from connectors.${table} f, given where f.channel_id = given.channel and ${fit}`;

/** SQL: rows of `table` that fit, of which no newer one is about the same thing. */
const newestOf = (table: string, same: string, fit: string) =>
  factsOf(
    table,
    `${fit} and not exists (
  select 1 from connectors.${table} n where n.channel_id = f.channel_id and n.${same} = f.${same} and n.at > f.at)`,
  );

/** SQL: records of the channel with the version that holds. */
const RECORDS = `connectors.source_record r join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq`;

const LAST_THOUSAND = `select r.id, v.complaint->>'status' as status from ${RECORDS}, given
  where r.channel_id = given.channel order by r.last_seen_at desc, r.id limit 1000`;

/** SQL: successful pulls of the last two weeks with the seconds since the one before. */
const GAPS = `select r.id::text as id, extract(epoch from r.ended_at - lag(r.ended_at) over (order by r.ended_at)) as gap, given.schedule
  from connectors.run r, given where r.channel_id = given.channel and r.outcome = 'DONE' and not r.backfill
    and r.ended_at >= given.now - interval '14 days'`;

const PILOT_PUSHES = (states: string) => `select p.id::text as id from connectors.push_delivery p
  join connectors.source_record r on r.id = p.source_record_id
  join connectors.pilot_report s on s.channel_id = r.channel_id and s.external_id = r.external_id, given
  where p.channel_id = given.channel and p.state in (${states})`;

const NO_NUMBER = `select r.id from connectors.source_record r, given where r.channel_id = given.channel and not exists (
  select 1 from connectors.redirect_probe p where p.channel_id = r.channel_id and p.what = 'NUMBER' and p.asked = r.external_id and p.resolves)`;

const NEWEST_ARCHIVE = `select f.id::text as id, f.expected_hash = f.found_hash as matches from connectors.archive_proof f, given
  where f.channel_id = given.channel order by f.at desc, f.id desc limit 1`;

const ANY_RECORD = {
  kind: 'SourceRecord',
  least: 1,
  sql: 'select r.id from connectors.source_record r, given where r.channel_id = given.channel',
};

/** Every check, by the phase to which its gate leads (docs/MIGRATION.md). */
// biome-ignore format: a table
export const GATE_CHECKS: GateCheck[] = [
  { to: 'SHADOW', name: 'CONFORMANCE_PASSED', mustHold: 'Its connector has passed the conformance kit with its present settings.',
    proof: { kind: 'ConformanceCard', least: 1, sql: factsOf('conformance_card', 'f.passed and f.settings_version = given.settings') } },
  { to: 'SHADOW', name: 'NO_UNKNOWN_STATUS', mustHold: 'None of the last 1,000 records has a status that nobody mapped.',
    proof: ANY_RECORD, fault: { kind: 'SourceRecord', sql: `select id from (${LAST_THOUSAND}) last where status = 'UNKNOWN'` } },
  { to: 'SHADOW', name: 'PRIVACY_MAPPING_CONFIRMED', mustHold: 'The agency has confirmed how both privacy flags are read, with the present settings.',
    proof: { kind: 'PrivacyCheck', least: 1, sql: factsOf('privacy_check', 'f.external_id is null and f.is_right and f.settings_version = given.settings') } },
  { to: 'DUAL', name: 'HISTORY_IMPORTED', mustHold: 'The history is imported to its end.',
    proof: { kind: 'ImportRun', least: 1, sql: factsOf('import_run', `not f.dry and f.outcome = 'DONE'`) } },
  { to: 'DUAL', name: 'CLEAN_DAYS', mustHold: `On ${CLEAN_DAYS} working days in a row a whole comparison left nothing unexplained.`, ...clean('true') },
  { to: 'DUAL', name: 'PULLED_IN_TIME', mustHold: 'In two weeks, 95 of 100 successful pulls came within twice the schedule.',
    proof: { kind: 'Run', least: 10, sql: `select id from (${GAPS}) gaps` },
    fault: { kind: 'Run', sql: `with gaps as (${GAPS}) select id from gaps where schedule > 0 and gap > 2 * schedule
      and (select percentile_cont(0.95) within group (order by gap) from gaps) > 2 * schedule` } },
  { to: 'DUAL', name: 'NO_OLD_DEAD_LETTER', mustHold: 'No dead letter is older than two days.',
    proof: ANY_RECORD, fault: { kind: 'DeadLetter', sql: factsOf('dead_letter', `f.resolved_at is null and f.first_seen_at < given.now - interval '2 days'`) } },
  { to: 'DUAL', name: 'PRIVACY_SAMPLED', mustHold: 'The agency has looked at 50 records in this phase, and both privacy flags of each were right.',
    proof: { kind: 'PrivacyCheck', least: 50, sql: newestOf('privacy_check', 'external_id', 'f.is_right and f.at >= given.since') },
    fault: { kind: 'PrivacyCheck', sql: newestOf('privacy_check', 'external_id', 'not f.is_right') } },
  { to: 'HUB_FIRST', name: 'CLEAN_DAYS', mustHold: `On ${CLEAN_DAYS} more working days in a row a whole comparison left nothing unexplained.`, ...clean('true') },
  { to: 'HUB_FIRST', name: 'PILOT_TOLD', mustHold: 'At least 50 steps of the pilot set reached the source, and none is uncertain.',
    proof: { kind: 'PushDelivery', least: 50, sql: PILOT_PUSHES(`'DONE', 'ALREADY'`) }, fault: { kind: 'PushDelivery', sql: PILOT_PUSHES(`'UNCERTAIN'`) } },
  { to: 'HUB_FIRST', name: 'ROLL_BACK_REHEARSED', mustHold: 'In the last 30 days going back was rehearsed within its limit, with no loss and no double.',
    proof: { kind: 'Rehearsal', least: 1, sql: factsOf('rehearsal', `f.ended_at >= given.now - interval '30 days' and f.seconds <= f.limit_seconds
      and f.losses = 0 and f.doubles = 0`) } },
  { to: 'HUB_FIRST', name: 'OLD_NUMBERS_RESOLVE', mustHold: 'Every old number has been asked for and resolves.',
    proof: ANY_RECORD, fault: { kind: 'SourceRecord', sql: NO_NUMBER } },
  { to: 'READ_ONLY', name: 'NOTHING_NEW_THERE', mustHold: `On ${CLEAN_DAYS} working days in a row nothing new and unexplained was found in the old system.`,
    ...clean(`f.kind = 'MISSING_IN_HUB'`) },
  { to: 'READ_ONLY', name: 'REDIRECT_ANSWERS', mustHold: 'The old addresses that were tried in the last two days lead to the hub.',
    proof: { kind: 'RedirectProbe', least: 1, sql: newestOf('redirect_probe', 'asked', `f.what = 'URL' and f.resolves and f.at >= given.now - interval '2 days'`) },
    fault: { kind: 'RedirectProbe', sql: newestOf('redirect_probe', 'asked', `f.what = 'URL' and not f.resolves`) } },
  { to: 'RETIRED', name: 'NOTHING_OPEN_THERE', mustHold: 'No report is open in the old system.',
    proof: ANY_RECORD, fault: { kind: 'SourceRecord', sql: `select r.id from ${RECORDS}, given where r.channel_id = given.channel
      and r.withdrawn_at is null and v.complaint->>'status' not in ('CLOSED', 'ARCHIVED', 'BLOCKED')` } },
  { to: 'RETIRED', name: 'NO_LATE_ARRIVAL', mustHold: 'Of everything new that came from the old system since it was closed, somebody found out how.',
    proof: ANY_RECORD, fault: { kind: 'LateArrival', sql: `select l.source_record_id as id from connectors.late_arrival l, given
      where l.channel_id = given.channel and l.explained_at is null` } },
  { to: 'RETIRED', name: 'ARCHIVE_MATCHES', mustHold: 'The archive of the old system says what the hub holds.',
    proof: { kind: 'ArchiveProof', least: 1, sql: `select id from (${NEWEST_ARCHIVE}) newest where matches` } },
  { to: 'RETIRED', name: 'NINETY_DAYS', mustHold: 'It has been read-only for 90 days.',
    proof: { kind: 'PhaseChange', least: 1, sql: factsOf('phase_change', `f.to_phase = 'READ_ONLY' and f.at = given.since and f.at <= given.now - interval '90 days'`) } },
];
