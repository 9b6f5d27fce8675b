import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { stateAt } from '../clock/clock-state.policy.ts';
import { SlaClock } from '../clock/sla-clock.entity.ts';
import type { SlaContext } from '../context.ts';
import { ReportStub } from './report.stub.ts';

/** What sla adds to a report. */
@Resolver(() => ReportStub)
export class ReportResolver {
  @FieldResolver(() => [SlaClock], {
    nullable: true,
    description:
      'Its deadlines, in the order of the stages; of merged reports the strictest. Handling has none until the report is classified.',
  })
  clocks(@Root() { id }: ReportStub, @Ctx() { loaders }: SlaContext): Promise<SlaClock[]> {
    return loaders.clocksOfReport.load(id);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'May the reporter go to the Ombudsman (over 60 working days without follow-up)? A right, nothing automatic.',
  })
  async ombudsmanEligible(@Root() { id }: ReportStub, @Ctx() { loaders, now }: SlaContext): Promise<boolean> {
    const clocks = await loaders.clocksOfReport.load(id);
    return clocks.some((clock) => clock.stage === 'OMBUDSMAN_RIGHT' && stateAt(clock, now()) === 'PASSED');
  }
}
