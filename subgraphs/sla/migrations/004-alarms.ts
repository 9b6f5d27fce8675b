import { Migration } from '@mikro-orm/migrations';

const HUB = `coalesce(current_setting('app.role', true), '') in ('SYSTEM')`;
const VISIBLE = 'exists (select 1 from sla.sla_clock c where c.id = alarm.clock_id)';

/** What is told at most once, whatever a job does: kinds, and the columns that tell one from another. */
const ONCE: [kinds: string, columns: string][] = [
  [`'DUE_SOON'`, 'report_id, stage, round, due_day'],
  [`'BREACHED', 'PASSED'`, 'report_id, stage, round'],
  [`'ESCALATED'`, 'report_id, stage, round, level'],
];

/** Alarms, the ladder they follow, and on which day each clock is to be looked at again. */
export class AlarmsMigration extends Migration {
  override up(): void {
    this.addSql(`create table sla.escalation_ladder (version text primary key, valid_from_day date not null,
      due_soon jsonb not null, rungs jsonb not null, published_at timestamptz not null)`);
    this.addSql(`create table sla.alarm (id uuid primary key, report_id uuid not null, clock_id uuid not null, stage text not null,
      round text not null, kind text not null, level text null, due_day date not null, on_day date not null, agency_id uuid null,
      ladder_version text not null, at timestamptz not null)`);
    for (const [kinds, columns] of ONCE) {
      this.addSql(`create unique index on sla.alarm (${columns}) where kind in (${kinds})`);
    }
    this.addSql('create index on sla.alarm (report_id, id)');
    this.addSql('create index on sla.alarm (clock_id)');
    this.addSql('alter table sla.alarm enable row level security');
    this.addSql('alter table sla.alarm force row level security');
    this.addSql(`create policy written_by_hub on sla.alarm using (${HUB}) with check (${HUB})`);
    this.addSql(`create policy visible on sla.alarm for select using (${VISIBLE})`);
    // A new verdict has never been looked at: its day lies in the past.
    this.addSql(`alter table sla.sla_clock add column next_look_day date null default '1970-01-01'`);
    this.addSql('create index on sla.sla_clock (next_look_day, id) where current and next_look_day is not null');
    this.addSql(`create index on sla.sla_clock (holder, due_day, id) where current and state = 'RUNNING'`);
  }
}
