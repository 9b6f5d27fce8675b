import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import { Category } from '../category/category.entity.ts';
import type { ReportsContext } from '../context.ts';
import { AutoSuspension } from './auto-suspension.entity.ts';
import { AuditWindow, LiftAutoSuspensionInput } from './merge-audit.inputs.ts';
import { CategoryQuality } from './merge-audit-view.ts';

/** How well automatic joining does, by category. */
@Resolver(() => CategoryQuality)
export class QualityResolver {
  @Needs('auto-merge:read')
  @Query(() => [CategoryQuality], {
    description:
      'How well automatic joining did by category and rule, as people judged it blind. CENTRAL_ADMIN, AUDITOR.',
  })
  consolidationQuality(
    @Arg('window', () => AuditWindow, { description: 'Days of the judgements.' }) window: AuditWindow,
    @Ctx() { services }: ReportsContext,
  ): Promise<CategoryQuality[]> {
    return services.quality.of(window);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Category; null: reports without one.' })
  category(
    @Root() { categoryId }: CategoryQuality,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Category | null> | null {
    return categoryId === null ? null : loaders.category.load(categoryId);
  }
}

/** Categories in which automatic joining was stopped. */
@Resolver(() => AutoSuspension)
export class SuspensionResolver {
  @Needs('auto-merge:lift')
  @Mutation(() => AutoSuspension, {
    description: 'Lets automatic joining go on in a category; audits before it no longer count. CENTRAL_ADMIN.',
  })
  liftAutoSuspension(
    @Arg('input', () => LiftAutoSuspensionInput) input: LiftAutoSuspensionInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<AutoSuspension> {
    return services.suspension.lift(input);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Category; null: reports without one.' })
  category(
    @Root() { categoryId }: AutoSuspension,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Category | null> | null {
    return categoryId === null ? null : loaders.category.load(categoryId);
  }
}
