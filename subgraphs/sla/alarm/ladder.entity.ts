import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { DueSoonRule, type LadderContent, Rung } from './ladder.ts';

/** Who is told when, for clocks due on a day or later. A change is a new version; none is ever changed. */
@Entity({ schema: 'sla', tableName: 'escalation_ladder' })
@ObjectType({ description: 'Who is told when a deadline comes near and when it has passed.' })
export class EscalationLadder implements LadderContent {
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Name of the version, e.g. "founding-1".' })
  version!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'It holds for clocks due on this day or later.' })
  validFromDay!: string;

  @Property({ type: 'jsonb' })
  @KeptWithOwner()
  @Field(() => [DueSoonRule], { description: 'When each stage warns.' })
  dueSoon!: readonly DueSoonRule[];

  @Property({ type: 'jsonb' })
  @KeptWithOwner()
  @Field(() => [Rung], { description: 'Who is told of which moment.' })
  rungs!: readonly Rung[];

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}
