import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import type { SlaContext } from '../context.ts';
import { RuleSet } from './rule-set.entity.ts';
import { PublishRuleSetInput } from './rule-set.inputs.ts';

/** Rule sets in their versions. */
@Resolver(() => RuleSet)
export class RuleSetResolver {
  @PublicFor(300)
  @Query(() => RuleSet, { description: 'The deadlines that hold for reports received on a day; today without one.' })
  ruleSet(
    @Arg('onDay', () => DayScalar, { nullable: true }) onDay: string | null,
    @Ctx() { services, now }: SlaContext,
  ): Promise<RuleSet> {
    return services.ruleSet.on(onDay ?? dayIn(now(), 'Asia/Jakarta'));
  }

  @Needs('rule:publish')
  @Mutation(() => RuleSet, {
    description: 'Publishes a new regulation as data; clocks are computed again by a job, old verdicts stay.',
  })
  publishRuleSet(
    @Arg('input', () => PublishRuleSetInput) input: PublishRuleSetInput,
    @Ctx() { services }: SlaContext,
  ): Promise<RuleSet> {
    return services.ruleSet.publish(input);
  }
}
