import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import type { ReportsContext } from '../context.ts';
import { Category, CategoryConnection } from './category.entity.ts';

/** The tree of categories. */
@Resolver(() => Category)
export class CategoryResolver {
  @PublicFor(300)
  @Query(() => CategoryConnection, { description: 'Categories of one system, in the order in which the hub met them.' })
  categories(
    @Arg('system', () => ID, { description: '"sp4n-lapor", or the system that a channel names.' }) system: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<Category>> {
    return services.categories(system, page);
  }

  @FieldResolver(() => Category, {
    nullable: true,
    description: 'Category above it; null at the top, or where no source says.',
  })
  parent(@Root() { parentId }: Category, @Ctx() { loaders }: ReportsContext): Promise<Category | null> | null {
    return parentId === null ? null : loaders.category.load(parentId);
  }
}
