import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SlaContext } from '../context.ts';
import { Calendar, FreeDay } from './calendar.entity.ts';
import { AmendCalendarInput } from './calendar.inputs.ts';

/** The working-day calendar in its versions. */
@Resolver(() => Calendar)
export class CalendarResolver {
  @Query(() => Calendar, {
    nullable: true,
    description: 'A version of the working-day calendar; the newest without a number.',
  })
  calendar(
    @Arg('version', () => Int, { nullable: true, description: 'Number of the version.' }) version: number | null,
    @Ctx() { services }: SlaContext,
  ): Promise<Calendar | null> {
    return services.calendar.find(version ?? null);
  }

  @Mutation(() => Calendar, {
    description:
      'Publishes a decree or its amendment; clocks are computed again by a job, old verdicts stay. CENTRAL_ADMIN.',
  })
  amendCalendar(
    @Arg('input', () => AmendCalendarInput) input: AmendCalendarInput,
    @Ctx() { services }: SlaContext,
  ): Promise<Calendar> {
    return services.calendar.amend(input);
  }

  @FieldResolver(() => [FreeDay], { description: 'Free days of one year, in order.' })
  freeDays(
    @Root() { version }: Calendar,
    @Arg('year', () => Int) year: number,
    @Ctx() { services }: SlaContext,
  ): Promise<FreeDay[]> {
    return services.calendar.freeDays(version, year);
  }
}
