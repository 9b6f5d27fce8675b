import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import type { SlaContext } from '../context.ts';
import { EscalationLadder } from './ladder.entity.ts';
import { PublishEscalationLadderInput } from './ladder.inputs.ts';

/** Escalation ladders in their versions. */
@Resolver(() => EscalationLadder)
export class LadderResolver {
  @PublicFor(300)
  @Query(() => EscalationLadder, { description: 'The escalation ladder of clocks due on a day; today without one.' })
  escalationLadder(
    @Arg('onDay', () => DayScalar, { nullable: true }) onDay: string | null,
    @Ctx() { services, now }: SlaContext,
  ): Promise<EscalationLadder> {
    return services.ladder.on(onDay ?? dayIn(now(), 'Asia/Jakarta'));
  }

  @Needs('rule:publish')
  @Mutation(() => EscalationLadder, {
    description: 'Publishes who is told when, as data; what was told stays told.',
  })
  publishEscalationLadder(
    @Arg('input', () => PublishEscalationLadderInput) input: PublishEscalationLadderInput,
    @Ctx() { services }: SlaContext,
  ): Promise<EscalationLadder> {
    return services.ladder.publish(input);
  }
}
