import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { CONTENT_RULES } from '../content/report-content.entity.ts';

/** What the reporter thinks of the handling; seen by whoever sees the content. Every earlier score stands in its event. */
@Entity({ schema: 'reports', tableName: 'rating', rowLevelSecurity: 'force', policies: CONTENT_RULES })
@ObjectType({ description: 'What the reporter thinks of how the report was handled.' })
export class Rating {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  score!: number;

  /** Masked before it is stored. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The reporter’s words to it; personal numbers are masked.' })
  text: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was first given; it can be changed for 30 days.' })
  ratedAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was given as it stands.' })
  changedAt!: Date;
}
