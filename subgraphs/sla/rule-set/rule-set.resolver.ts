import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { DayScalar, JsonScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import type { SlaContext } from '../context.ts';
import type { Rule } from './rule.ts';
import { RuleSet } from './rule-set.entity.ts';
import { PublishRuleSetInput } from './rule-set.inputs.ts';
import { Stage } from './stage.ts';

/** One deadline of a rule set. */
@ObjectType({ description: 'One deadline of a rule set.' })
export class DeadlineRule {
  @Field(() => Stage, { description: 'What has to happen in time.' })
  stage!: Stage;

  @Field(() => Int, { description: 'Limit in working days.' })
  limitDays!: number;

  @Field(() => String, { description: 'Where the rule comes from: key in docs/SOURCES.md, or the decree.' })
  source!: string;

  @Field(() => Boolean, { description: 'False: taken from a source that nobody has checked.' })
  verified!: boolean;

  @Field(() => JsonScalar, { description: 'The whole rule, as publishRuleSet takes it.' })
  definition!: Rule;
}

/** Rule sets in their versions. */
@Resolver(() => RuleSet)
export class RuleSetResolver {
  @Query(() => RuleSet, { description: 'The deadlines that hold for reports received on a day; today without one.' })
  ruleSet(
    @Arg('onDay', () => DayScalar, { nullable: true }) onDay: string | null,
    @Ctx() { services, now }: SlaContext,
  ): Promise<RuleSet> {
    return services.ruleSet.on(onDay ?? dayIn(now(), 'Asia/Jakarta'));
  }

  @Mutation(() => RuleSet, {
    description:
      'Publishes a new regulation as data; clocks are computed again by a job, old verdicts stay. CENTRAL_ADMIN.',
  })
  publishRuleSet(
    @Arg('input', () => PublishRuleSetInput) input: PublishRuleSetInput,
    @Ctx() { services }: SlaContext,
  ): Promise<RuleSet> {
    return services.ruleSet.publish(input);
  }

  @FieldResolver(() => [DeadlineRule], { description: 'Its deadlines, in the order of the stages.' })
  deadlines(@Root() { rules }: RuleSet): DeadlineRule[] {
    return rules.map((rule) => ({ ...rule, definition: rule }));
  }
}
