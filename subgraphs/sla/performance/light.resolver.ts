import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import type { SlaContext } from '../context.ts';
import { LightTable, PublishTrafficLightsInput } from './light-table.ts';

/** Tables of traffic lights in their versions. */
@Resolver(() => LightTable)
export class LightResolver {
  @PublicFor(300)
  @Query(() => LightTable, {
    description: 'The traffic lights of periods that end on a day; today without one.',
  })
  trafficLights(
    @Arg('onDay', () => DayScalar, { nullable: true }) onDay: string | null,
    @Ctx() { services, now }: SlaContext,
  ): Promise<LightTable> {
    return services.light.on(onDay ?? dayIn(now(), 'Asia/Jakarta'));
  }

  @Needs('rule:publish')
  @Mutation(() => LightTable, {
    description: 'Publishes a table of traffic lights; periods that end before its first day keep theirs.',
  })
  publishTrafficLights(
    @Arg('input', () => PublishTrafficLightsInput) input: PublishTrafficLightsInput,
    @Ctx() { services }: SlaContext,
  ): Promise<LightTable> {
    return services.light.publish(input);
  }
}
