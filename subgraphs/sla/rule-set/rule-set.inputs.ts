import { Field, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Rule } from './rule.ts';

/** A new regulation as data. */
@InputType({ description: 'A new regulation as data.' })
export class PublishRuleSetInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Name of the version, never used before.' })
  version!: string;

  @Field(() => DayScalar, { description: 'It holds for reports received on this day or later.' })
  validFromDay!: string;

  @Field(() => [Rule], { description: 'All its deadlines, one for each stage, shaped like those of `ruleSet`.' })
  rules!: Rule[];
}
