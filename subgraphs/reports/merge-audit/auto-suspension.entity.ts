import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { MODEL_RULES } from '../model/dedup-model.entity.ts';

/** A time in which no report of a category is joined by likeness, with the audits that led to it. */
@Entity({ schema: 'reports', tableName: 'auto_suspension', rowLevelSecurity: 'force', policies: MODEL_RULES })
@ObjectType({ description: 'A time in which no report of a category is joined by likeness.' })
export class AutoSuspension {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  /** Null: reports without a category. A field resolver makes a Category of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  categoryId: string | null = null;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Pairs judged when it began.' })
  audited!: number;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Of them, judged the same.' })
  correct!: number;

  @Property({ type: 'float' })
  @Field(() => Float, { description: 'Lower end of the 95 % interval of the precision then.' })
  low!: number;

  @Property({ type: 'float' })
  @Field(() => Float, { description: 'Upper end of it.' })
  high!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'Since when.' })
  suspendedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a central admin lifted it; null: it lasts.' })
  liftedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was lifted.' })
  liftReason: string | null = null;
}
