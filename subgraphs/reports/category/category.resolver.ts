import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { Category } from './category.entity.ts';

/** The tree of categories. */
@Resolver(() => Category)
export class CategoryResolver {
  @FieldResolver(() => Category, {
    nullable: true,
    description: 'Category above it; null at the top, or where no source says.',
  })
  parent(@Root() { parentId }: Category, @Ctx() { loaders }: ReportsContext): Promise<Category | null> | null {
    return parentId === null ? null : loaders.category.load(parentId);
  }
}
