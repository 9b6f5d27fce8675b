import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Rule, type RuleSetContent } from './rule.ts';

/** All deadlines in force from a day on. A new regulation makes a new version; none is ever changed. */
@Entity({ schema: 'sla', tableName: 'rule_set' })
@ObjectType({ description: 'All deadlines in force from a day on.' })
export class RuleSet implements RuleSetContent {
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Name of the version, e.g. "founding-1".' })
  version!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'It holds for reports received on this day or later.' })
  validFromDay!: string;

  @Property({ type: 'jsonb' })
  @KeptWithOwner()
  @Field(() => [Rule], { description: 'Its deadlines, in the order of the stages.' })
  rules!: readonly Rule[];

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}
