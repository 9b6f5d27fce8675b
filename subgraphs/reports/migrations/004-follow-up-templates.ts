import { Migration } from '@mikro-orm/migrations';
import { FOUNDING_TEMPLATES } from '../follow-up-template/founding-templates.ts';

const role = (...names: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${names.map((name) => `'${name}'`).join(', ')})`;

/** Words for follow-ups, with the national ones every hub begins with. */
export class FollowUpTemplatesMigration extends Migration {
  override up(): void {
    this.addSql(`create table reports.follow_up_template (id uuid primary key, agency_id uuid null, title text not null,
      body text not null, retired boolean not null, changed_at timestamptz not null)`);
    this.addSql('create index on reports.follow_up_template (agency_id, title, id)');
    for (const { id, title, body } of FOUNDING_TEMPLATES) {
      this.addSql(`insert into reports.follow_up_template (id, title, body, retired, changed_at)
        values ('${id}', '${title}', '${body}', false, now())`);
    }
    this.addSql('alter table reports.follow_up_template enable row level security');
    this.addSql('alter table reports.follow_up_template force row level security');
    this.addSql(`create policy written_by_hub on reports.follow_up_template
      using (${role('SYSTEM')}) with check (${role('SYSTEM')})`);
    this.addSql(`create policy visible on reports.follow_up_template for select
      using (${role('LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR')})`);
  }
}
