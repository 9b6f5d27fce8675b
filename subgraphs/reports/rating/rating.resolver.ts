import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { Rating } from './rating.entity.ts';
import { RateReportInput } from './rating.inputs.ts';

/** Ratings of reports. */
@Resolver(() => Report)
export class RatingResolver {
  @Needs('report:rate')
  @Mutation(() => Report, {
    description:
      'Rates how a closed report was handled, once; it can be changed for 30 days. REPORTER of an own report.',
  })
  rateReport(
    @Arg('input', () => RateReportInput) input: RateReportInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report> {
    return services.rating.rate(input);
  }

  @FieldResolver(() => Rating, {
    nullable: true,
    description: 'What its reporter thinks of the handling; null: nothing said, or not for this viewer.',
  })
  rating(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<Rating | null> {
    return loaders.rating.load(id);
  }
}
