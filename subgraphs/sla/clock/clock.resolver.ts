import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { dayIn } from '../../common/time/day.ts';
import { calendarFor } from '../calendar/calendar-book.policy.ts';
import type { SlaContext } from '../context.ts';
import { ReportStub } from '../report/report.stub.ts';
import { ServiceStandard } from '../service-standard/service-standard.entity.ts';
import { ClockFilter } from './clock.inputs.ts';
import { stateAt, traceOf } from './clock-state.policy.ts';
import { ClockState } from './clock-state.ts';
import { reasonOfClock } from './reason.policy.ts';
import { SlaClock, SlaClockConnection } from './sla-clock.entity.ts';
import { TracedDay } from './traced-day.ts';
import { isBreachedWhileMerged } from './while-merged.policy.ts';

/** Clocks: lists, and every deadline explained day by day. */
@Resolver(() => SlaClock)
export class SlaClockResolver {
  @Query(() => SlaClockConnection, {
    nullable: true,
    description: 'Clocks, earliest due day first; of merged reports the strictest one of each stage.',
  })
  clocks(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClockFilter, { nullable: true }) filter: ClockFilter | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Connection<SlaClock>> {
    return services.clock.list(page, filter ?? {});
  }

  @FieldResolver(() => ReportStub, {
    nullable: true,
    description: 'Report it belongs to, of merged reports the leading one; null: not for this viewer.',
  })
  async report(@Root() { reportId, leadReportId }: SlaClock, @Ctx() { loaders }: SlaContext): Promise<ReportStub> {
    // A report that leads and is hidden from the viewer leads nobody for him.
    const isOwn = reportId === leadReportId || !(await loaders.deadlinesShown.load(leadReportId));
    return { id: isOwn ? reportId : leadReportId };
  }

  @FieldResolver(() => ClockState, { description: 'How it stands at this moment, in its own zone.' })
  state(@Root() clock: SlaClock, @Ctx() { now }: SlaContext): ClockState {
    return stateAt(clock, now());
  }

  @FieldResolver(() => DayScalar, {
    description: 'Last day in time; while it stands still, the last day if it went on today.',
  })
  async dueDay(@Root() clock: SlaClock, @Ctx() context: SlaContext): Promise<string> {
    return clock.state === 'PAUSED' ? (await this.trace(clock, context)).at(-1)!.day : clock.dueDay;
  }

  @FieldResolver(() => [TracedDay], {
    description: 'Every day behind the start up to the due day, with what it means for the deadline.',
  })
  async trace(@Root() clock: SlaClock, @Ctx() { loaders, now }: SlaContext): Promise<TracedDay[]> {
    const book = await loaders.calendarBook.load(clock.calendarVersion);
    const calendar = calendarFor(book, clock.calendarScope);
    return traceOf(clock, calendar, dayIn(now(), clock.timezone));
  }

  @FieldResolver(() => ServiceStandard, {
    nullable: true,
    description: 'The agency’s own standard that set its limit; null: the national rule did.',
  })
  standard(@Root() { standardId }: SlaClock, @Ctx() { loaders }: SlaContext): Promise<ServiceStandard> | null {
    return standardId === null ? null : loaders.standard.load(standardId);
  }

  @FieldResolver(() => String, {
    description: 'Why it is due then, in Indonesian: rule or standard, calendar version with its decree, pauses.',
  })
  async reasonIndonesian(@Root() clock: SlaClock, @Ctx() context: SlaContext): Promise<string> {
    return (await reasonOf(clock, context)).reasonIndonesian;
  }

  @FieldResolver(() => String, { description: 'The same in English.' })
  async reasonEnglish(@Root() clock: SlaClock, @Ctx() context: SlaContext): Promise<string> {
    return (await reasonOf(clock, context)).reasonEnglish;
  }

  @FieldResolver(() => Boolean, {
    description:
      'BREACHED_WHILE_MERGED: its due day passed while its report followed another one and was not worked on under its own number; since it was taken apart it is late at once.',
  })
  async breachedWhileMerged(@Root() clock: SlaClock, @Ctx() { loaders, now }: SlaContext): Promise<boolean> {
    const report = await loaders.reportState.load(clock.reportId);
    return report !== null && isBreachedWhileMerged(clock, report.snapshot, now());
  }

  @FieldResolver(() => SlaClock, {
    nullable: true,
    description: 'The verdict this one replaced; null: it is the first.',
  })
  supersedes(@Root() { supersedesId }: SlaClock, @Ctx() { loaders }: SlaContext): Promise<SlaClock | null> | null {
    return supersedesId === null ? null : loaders.clock.load(supersedesId);
  }
}

async function reasonOf(clock: SlaClock, { loaders }: SlaContext) {
  const [{ decree }, ruleSet, standard] = await Promise.all([
    loaders.calendarBook.load(clock.calendarVersion),
    loaders.ruleSet.load(clock.ruleSetVersion),
    clock.standardId === null ? null : loaders.standard.load(clock.standardId),
  ]);
  const source = ruleSet.rules.find(({ stage }) => stage === clock.stage)?.source ?? null;
  return reasonOfClock({ ...clock, source, standard, calendarDecree: decree });
}
