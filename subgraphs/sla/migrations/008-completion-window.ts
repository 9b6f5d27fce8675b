import { Migration } from '@mikro-orm/migrations';

/** A stage more: the time in which a reporter may complete what was asked for. */
export class CompletionWindowMigration extends Migration {
  override up(): void {
    this.addSql('alter table sla.sla_clock drop constraint sla_clock_stage_check');
    this.addSql(`alter table sla.sla_clock add constraint sla_clock_stage_check check (stage in ('DISPATCH',
      'AGENCY_VERIFICATION', 'INFORMATION_REQUEST', 'WITHOUT_FIELD_CHECK', 'WITH_FIELD_CHECK', 'ASPIRATION',
      'REPORTER_REPLY', 'COMPLETION', 'OMBUDSMAN_RIGHT'))`);
  }
}
