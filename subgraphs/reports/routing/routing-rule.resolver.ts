import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import { Category } from '../category/category.entity.ts';
import type { ReportsContext } from '../context.ts';
import { RegionStub } from '../place/region.stub.ts';
import { RoutingRule, RoutingRuleConnection } from './routing-rule.entity.ts';
import { SaveRoutingRuleInput } from './routing-rule.inputs.ts';

/** Rules by which new reports are dispatched without a clerk. */
@Resolver(() => RoutingRule)
export class RoutingRuleResolver {
  @Needs('routing:read')
  @Query(() => RoutingRuleConnection, { description: 'Rules by which new reports are dispatched.' })
  routingRules(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<RoutingRule>> {
    return services.routingRule.list(page);
  }

  @Needs('routing:keep')
  @Mutation(() => RoutingRule, {
    description: 'Keeps the rule by which new reports of a category or region are dispatched.',
  })
  saveRoutingRule(
    @Arg('input', () => SaveRoutingRuleInput) input: SaveRoutingRuleInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<RoutingRule> {
    return services.routingRule.save(input);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Category it holds for; null: every one.' })
  category(@Root() { categoryId }: RoutingRule, @Ctx() { loaders }: ReportsContext): Promise<Category | null> | null {
    return categoryId === null ? null : loaders.category.load(categoryId);
  }

  @FieldResolver(() => RegionStub, { nullable: true, description: 'Region it holds for; null: everywhere.' })
  region(@Root() { regionCode }: RoutingRule): RegionStub | null {
    return regionCode === null ? null : { id: regionCode };
  }

  @FieldResolver(() => AgencyStub, { description: 'Agency that gets such reports.' })
  agency(@Root() { agencyId }: RoutingRule): AgencyStub {
    return { id: agencyId };
  }
}
