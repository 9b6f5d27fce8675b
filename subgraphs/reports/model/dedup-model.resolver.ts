import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { DedupModel, DedupModelConnection } from './dedup-model.entity.ts';
import { UseDedupModelInput } from './dedup-model.inputs.ts';
import { DedupModelDay } from './dedup-model-day.entity.ts';

/** Versions of the weights that reports are compared with. */
@Resolver(() => DedupModel)
export class DedupModelResolver {
  @Needs('dedup-model:read')
  @Query(() => DedupModelConnection, {
    description: 'Versions of the weights that reports are compared with, newest first. CENTRAL_ADMIN, AUDITOR.',
  })
  dedupModels(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<DedupModel>> {
    return services.dedupModel.list(page);
  }

  @Needs('dedup-model:keep')
  @Mutation(() => DedupModel, {
    description:
      'Lets a model score every pair beside the active one; nothing follows from it but counts. CENTRAL_ADMIN.',
  })
  shadowDedupModel(
    @Arg('input', () => UseDedupModelInput) input: UseDedupModelInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<DedupModel> {
    return services.dedupModel.shadow(input);
  }

  @Needs('dedup-model:keep')
  @Mutation(() => DedupModel, {
    description:
      'Makes a model the active one: it ran in shadow for 14 days and 1,000 pairs, or was active before. CENTRAL_ADMIN.',
  })
  activateDedupModel(
    @Arg('input', () => UseDedupModelInput) input: UseDedupModelInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<DedupModel> {
    return services.dedupModel.activate(input);
  }

  @FieldResolver(() => [DedupModelDay], {
    description: 'How it judged pairs in shadow, beside the active one; newest day first.',
  })
  shadowDays(
    @Root() model: DedupModel,
    @Arg('first', () => Int, { defaultValue: 30, description: 'Rows, at most 100; a day has one per pair of bands.' })
    first: number,
    @Ctx() { services }: ReportsContext,
  ): Promise<DedupModelDay[]> {
    return services.dedupModel.days(model, first);
  }
}
