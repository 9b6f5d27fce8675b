import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { enumOf } from '../../common/graphql/enum.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import { daysUntilDue } from '../calendar/working-day.policy.ts';
import type { SlaContext } from '../context.ts';
import { ClockFilter } from './clock.inputs.ts';
import { ReportStub } from './report.stub.ts';
import { ClockState, SlaClock, SlaClockConnection } from './sla-clock.entity.ts';

const DayVerdictEnum = enumOf(['COUNTED', 'WEEKEND', 'PAUSED', 'NATIONAL_HOLIDAY', 'JOINT_LEAVE', 'REGIONAL_HOLIDAY']);
registerEnumType(DayVerdictEnum, {
  name: 'DayVerdict',
  description: 'What a day means for a clock; only COUNTED days count.',
});

/** One day on the way to a deadline. */
@ObjectType({ description: 'One day on the way to a deadline.' })
export class TracedDay {
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @Field(() => DayVerdictEnum, { description: 'Does it count, and if not, why?' })
  verdict!: keyof typeof DayVerdictEnum;

  @Field(() => String, { nullable: true, description: 'Name of the holiday.' })
  name!: string | null;

  @Field(() => Int, { description: 'Counted days so far.' })
  count!: number;
}

/** Clocks: lists, and every deadline explained day by day. */
@Resolver(() => SlaClock)
export class SlaClockResolver {
  @Query(() => SlaClockConnection, {
    description: 'Clocks, earliest due day first; of merged reports the strictest one.',
  })
  clocks(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClockFilter, { nullable: true }) filter: ClockFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<SlaClock>> {
    return services.clock.list(page, filter ?? {});
  }

  @FieldResolver(() => ReportStub, { description: 'Report it belongs to; of merged reports the leading one.' })
  report(@Root() { leadReportId }: SlaClock): ReportStub {
    return { id: leadReportId };
  }

  @FieldResolver(() => ClockState, { description: 'How it stands today, in its own zone.' })
  state(@Root() { state, dueDay, timezone }: SlaClock, @Ctx() { now }: SlaContext): ClockState {
    return state === 'RUNNING' && dueDay < dayIn(now(), timezone) ? 'OVERDUE' : state;
  }

  @FieldResolver(() => [TracedDay], { description: 'Every day behind the start up to the due day, with its reason.' })
  async trace(@Root() clock: SlaClock, @Ctx() { loaders }: SlaContext): Promise<TracedDay[]> {
    const calendar = await loaders.calendar.load(clock.calendarVersion);
    return [...daysUntilDue(clock.startDay, clock.limitDays, calendar, clock.pauses)];
  }

  @FieldResolver(() => SlaClock, {
    nullable: true,
    description: 'The verdict this one replaced; null: it is the first.',
  })
  supersedes(@Root() { supersedesId }: SlaClock, @Ctx() { loaders }: SlaContext): Promise<SlaClock | null> | null {
    return supersedesId === null ? null : loaders.clock.load(supersedesId);
  }
}

/** What sla adds to a report. */
@Resolver(() => ReportStub)
export class ReportClocksResolver {
  @FieldResolver(() => [SlaClock], {
    nullable: true,
    description: 'Its deadlines, in the order of the stages; of merged reports the strictest.',
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
    return clocks.some(
      ({ stage, state, dueDay, timezone }) =>
        stage === 'OMBUDSMAN_RIGHT' && state === 'RUNNING' && dueDay < dayIn(now(), timezone),
    );
  }
}
