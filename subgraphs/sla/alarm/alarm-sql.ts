import { holdsAmongMerged } from '../clock/clock.loader.ts';

/**
 * SQL: the next clocks to be looked at, locked; another worker takes others. Parameters: the present twice, how many.
 * The first comparison lets the index be used: no zone is further east.
 */
export const TAKE_DUE = `
  select c.*, ${holdsAmongMerged('c')} as holds from sla.sla_clock c
  where c.current and c.next_look_day is not null
    and c.next_look_day <= (?::timestamptz at time zone 'Pacific/Kiritimati')::date
    and c.next_look_day <= (?::timestamptz at time zone c.timezone)::date
  order by c.next_look_day, c.id limit ? for update of c skip locked`;

/** SQL: adds those of a JSON array that were never told; gives their ids. Who was late once is not warned of a new due day. */
export const TELL_ONCE = `
  insert into sla.alarm (id, report_id, clock_id, stage, round, kind, level, due_day, on_day, agency_id, ladder_version, at)
  select n.id, n."reportId", n."clockId", n.stage, n.round, n.kind, n.level, n."dueDay", n."onDay", n."agencyId",
    n."ladderVersion", n.at
  from jsonb_to_recordset(?::jsonb) as n(id uuid, "reportId" uuid, "clockId" uuid, stage text, round text, kind text,
    level text, "dueDay" date, "onDay" date, "agencyId" uuid, "ladderVersion" text, at timestamptz)
  where n.kind <> 'DUE_SOON' or not exists (select 1 from sla.alarm a
    where a.report_id = n."reportId" and a.stage = n.stage and a.round = n.round and a.kind in ('BREACHED', 'PASSED'))
  order by n."reportId", n.stage, n.kind
  on conflict do nothing returning id`;

/** SQL: notes on which day clocks are to be looked at again, out of a JSON array. */
export const LOOK_AGAIN = `
  update sla.sla_clock c set next_look_day = n.day from jsonb_to_recordset(?::jsonb) as n(id uuid, day date)
  where c.id = n.id and c.next_look_day is distinct from n.day`;
