import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { MODEL_RULES } from '../model/dedup-model.entity.ts';

/** A time in which no report of a category is joined by likeness, with the audits that led to it. */
@Entity({ schema: 'reports', tableName: 'auto_suspension', rowLevelSecurity: 'force', policies: MODEL_RULES })
export class AutoSuspension {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Null: reports without a category. */
  @Property({ type: 'uuid', nullable: true })
  categoryId: string | null = null;

  @Property({ type: 'int' })
  audited!: number;

  @Property({ type: 'int' })
  correct!: number;

  /** 95 % interval of the precision at that moment. */
  @Property({ type: 'float' })
  low!: number;

  @Property({ type: 'float' })
  high!: number;

  @Property({ type: 'timestamptz' })
  suspendedAt!: Date;

  /** When a central admin lifted it; null: it lasts. Audits before it no longer count. */
  @Property({ type: 'timestamptz', nullable: true })
  liftedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  liftReason: string | null = null;
}
