import { Migration } from '@mikro-orm/migrations';

/** Who decided how reports belong together, beside the role. */
export class DecisionActorsMigration extends Migration {
  override up(): void {
    this.addSql(
      'alter table reports.merge_decision add column actor_user_id text null, add column actor_agency_id uuid null',
    );
  }
}
