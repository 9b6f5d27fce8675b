import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { SlaContext } from '../context.ts';
import { Recomputation, RecomputationConnection } from './recomputation.entity.ts';

/** How far publications have been computed. */
@Resolver(() => Recomputation)
export class RecomputationResolver {
  @Needs('recomputation:read')
  @Query(() => RecomputationConnection, {
    nullable: true,
    description:
      'What was published, the newest first, and how far its clocks have been computed again. CENTRAL_ADMIN, AUDITOR; an AGENCY_ADMIN sees what the own subtree decreed.',
  })
  recomputations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<Recomputation>> {
    return services.recomputation.list(page);
  }
}
