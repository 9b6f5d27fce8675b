import { Migration } from '@mikro-orm/migrations';

/** Tables of traffic lights in versions; the one that was there is the first. */
export class LightTablesMigration extends Migration {
  override up(): void {
    this.addSql(`alter table sla.performance_light add column version text not null default 'founding-1',
      add column valid_from_day date not null default '2010-01-01',
      add column published_at timestamptz not null default now()`);
    this.addSql('alter table sla.performance_light drop constraint performance_light_pkey');
    this.addSql('alter table sla.performance_light add primary key (version, light)');
    this.addSql(`alter table sla.performance_light alter column version drop default,
      alter column valid_from_day drop default, alter column published_at drop default`);
  }
}
