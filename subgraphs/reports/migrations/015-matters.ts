import { Migration } from '@mikro-orm/migrations';

const HUB = `coalesce(current_setting('app.role', true), '') in ('SYSTEM')`;

/** Which reports are of one matter: a copy of the decisions, filled from those made so far; what spoke for each. */
export class MattersMigration extends Migration {
  override up(): void {
    this.addSql('create table reports.matter_member (report_id uuid primary key, matter_id uuid not null)');
    this.addSql('create index on reports.matter_member (matter_id)');
    this.addSql('alter table reports.merge_decision add column compared jsonb null');
    this.addSql(`set local app.role = 'SYSTEM'`);
    this.addSql(`insert into reports.matter_member (report_id, matter_id)
      select r.id, r.leader_id from reports.report r where r.merged_into_id is not null
      union select r.leader_id, r.leader_id from reports.report r where r.merged_into_id is not null`);
    this.addSql(`set local app.role = ''`);
    this.addSql('alter table reports.matter_member enable row level security');
    this.addSql('alter table reports.matter_member force row level security');
    this.addSql(`create policy written_by_hub on reports.matter_member using (${HUB}) with check (${HUB})`);
    this.addSql(`create policy visible on reports.matter_member for select
      using (exists (select 1 from reports.report r where r.id = report_id))`);
  }
}
