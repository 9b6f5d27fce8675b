import { Migration } from '@mikro-orm/migrations';
import { auditRequest } from '../../common/database/audit.ts';

/** An act is found by the id of its request. Safe while the old version runs: null says nothing. */
export class AuditRequestMigration extends Migration {
  override up(): void {
    this.addSql(auditRequest('reports'));
  }
}
