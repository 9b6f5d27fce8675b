import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import type { SlaContext } from '../context.ts';
import { ServiceStandard } from './service-standard.entity.ts';
import { PublishServiceStandardInput } from './service-standard.inputs.ts';

/** Limits that agencies set themselves. */
@Resolver(() => ServiceStandard)
export class ServiceStandardResolver {
  @PublicFor(300)
  @Query(() => [ServiceStandard], {
    description:
      'Stricter limits that hold for an agency’s reports received on a day (today without one): its own and those of the agencies above it, at most one of each agency and stage. The strictest of a stage comes first and holds.',
  })
  serviceStandards(
    @Arg('agencyId', () => ID) agencyId: string,
    @Arg('onDay', () => DayScalar, { nullable: true }) onDay: string | null,
    @Ctx() { services, now }: SlaContext,
  ): Promise<ServiceStandard[]> {
    return services.standard.on(agencyId, onDay ?? dayIn(now(), 'Asia/Jakarta'));
  }

  @Needs('agency-rule:publish')
  @Mutation(() => ServiceStandard, {
    description:
      'Publishes a limit that an agency sets itself, refused where it is looser than the national one; clocks are computed again by a job, old verdicts stay. CENTRAL_ADMIN, or AGENCY_ADMIN of it or of one above it.',
  })
  publishServiceStandard(
    @Arg('input', () => PublishServiceStandardInput) input: PublishServiceStandardInput,
    @Ctx() { services }: SlaContext,
  ): Promise<ServiceStandard> {
    return services.standard.publish(input);
  }
}
