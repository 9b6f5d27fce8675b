import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { LegacyResolution } from './legacy-resolution.ts';

/** Old numbers, for ever. */
@Resolver(() => LegacyResolution)
export class LegacyNumberResolver {
  @Query(() => [LegacyResolution], {
    description:
      'Reports behind an old number, in every phase of its channel; empty: none that this viewer may see. Numbers of different systems collide, so both parts are needed.',
  })
  resolveLegacyId(
    @Arg('system', () => ID, { description: '"lapor-hub", "sp4n-lapor", or the id of a channel.' }) system: string,
    @Arg('id', () => String, { description: 'The number there.' }) id: string,
    @Ctx() { services }: ReportsContext,
  ): Promise<LegacyResolution[]> {
    return services.legacyNumber.resolve(system, id);
  }
}
