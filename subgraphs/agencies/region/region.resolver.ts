import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import type { AgenciesContext } from '../context.ts';
import { Region, RegionConnection } from './region.entity.ts';
import { RegionFilter } from './region.inputs.ts';

/** Administrative areas, by code or by the names sources use. */
@Resolver(() => Region)
export class RegionResolver {
  @PublicFor(3600)
  @Query(() => Region, { nullable: true, description: 'The region with this wilayah code; null: not loaded, or none.' })
  region(@Arg('id', () => ID) id: string, @Ctx() { loaders }: AgenciesContext): Promise<Region | null> {
    return loaders.region.load(id);
  }

  @PublicFor(3600)
  @Query(() => RegionConnection, { description: 'Regions in the order of their codes.' })
  regions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RegionFilter, { nullable: true }) filter: RegionFilter | null,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Connection<Region>> {
    return services.region.list(page, filter ?? {});
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region above it; null for a province.' })
  parent(@Root() { parentId }: Region, @Ctx() { loaders }: AgenciesContext): Promise<Region | null> | null {
    return parentId === null ? null : loaders.region.load(parentId);
  }
}
