import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What one client may still ask for: a bucket of cost that fills up with time. Only statements of token-bucket.ts touch it. */
@Entity({ schema: 'gateway', tableName: 'rate_bucket' })
export class RateBucket {
  /** Keyed hash of who it is; the table knows no address and no account. */
  @PrimaryKey({ type: 'text' })
  client!: string;

  /** Cost left when it was last used. */
  @Property({ type: 'double' })
  tokens!: number;

  /** When it was last used. */
  @Property({ type: 'timestamptz' })
  usedAt!: Date;
}
