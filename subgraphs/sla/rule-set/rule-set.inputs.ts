import { Field, InputType } from 'type-graphql';
import { DayScalar, JsonScalar } from '../../common/graphql/scalars.ts';

/** A new regulation as data. */
@InputType({ description: 'A new regulation as data.' })
export class PublishRuleSetInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Name of the version, never used before.' })
  version!: string;

  @Field(() => DayScalar, { description: 'It holds for reports received on this day or later.' })
  validFromDay!: string;

  @Field(() => JsonScalar, {
    description: 'The rules, shaped like those of `ruleSet`; see subgraphs/sla/rule-set/rule.ts.',
  })
  rules!: unknown;
}
