import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayIn } from '../../common/time/day.ts';
import { ESCALATION_LEVELS } from '../alarm/alarm-kind.ts';
import { ofClock } from '../alarm/alarm-round.policy.ts';
import { calendarFor } from '../calendar/calendar-book.policy.ts';
import { stateAt } from '../clock/clock-state.policy.ts';
import { SlaClock } from '../clock/sla-clock.entity.ts';
import { strictestOf, workingDaysLeft } from '../clock/strictest.policy.ts';
import type { SlaContext } from '../context.ts';
import { ReportStub } from './report.stub.ts';
import { ReportSla } from './report-sla.ts';

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

  @FieldResolver(() => ReportSla, {
    nullable: true,
    description: 'How it stands with its deadlines: the one that counts now, and all of them.',
  })
  async sla(@Root() { id }: ReportStub, @Ctx() { loaders, now }: SlaContext): Promise<ReportSla> {
    const clocks = await loaders.clocksOfReport.load(id);
    const strictest = strictestOf(clocks);
    if (!strictest) return { strictest, workingDaysLeft: null, level: null, clocks };
    const told = ofClock(await loaders.alarmsOfReport.load(id), strictest).map(({ level }) => level);
    const book = await loaders.calendarBook.load(strictest.calendarVersion);
    const calendar = calendarFor(book, strictest.calendarScope);
    const today = dayIn(now(), strictest.timezone);
    return {
      ...{ strictest, clocks, level: ESCALATION_LEVELS.findLast((level) => told.includes(level)) ?? null },
      workingDaysLeft: strictest.state === 'PAUSED' ? null : workingDaysLeft(today, strictest.dueDay, calendar),
    };
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
