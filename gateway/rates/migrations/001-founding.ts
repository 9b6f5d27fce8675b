import { Migration } from '@mikro-orm/migrations';

/** Buckets of clients. Unlogged: after a crash of the database every client simply begins with a full one. */
export class FoundingMigration extends Migration {
  override up(): void {
    this.addSql('create schema if not exists gateway');
    this.addSql(`create unlogged table gateway.rate_bucket (client text primary key, tokens double precision not null,
      used_at timestamptz not null)`);
    this.addSql('create index on gateway.rate_bucket (used_at)');
  }
}
