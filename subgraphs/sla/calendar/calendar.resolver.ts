import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PublicFor } from '../../common/graphql/cache.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { SlaContext } from '../context.ts';
import { AmendAgencyCalendarInput } from './agency-calendar.inputs.ts';
import { Calendar, FreeDay, WorkingWeek } from './calendar.entity.ts';
import { AmendCalendarInput } from './calendar.inputs.ts';

/** The working-day calendar in its versions. */
@Resolver(() => Calendar)
export class CalendarResolver {
  @PublicFor(300)
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

  @Needs('rule:publish')
  @Mutation(() => Calendar, {
    description: 'Publishes a decree or its amendment; clocks are computed again by a job, old verdicts stay.',
  })
  amendCalendar(
    @Arg('input', () => AmendCalendarInput) input: AmendCalendarInput,
    @Ctx() { services }: SlaContext,
  ): Promise<Calendar> {
    return services.calendar.amend(input);
  }

  @Needs('agency-rule:publish')
  @Mutation(() => Calendar, {
    description:
      'Publishes what a region or an agency decrees for itself and the agencies below it: regional holidays, a six-day week. CENTRAL_ADMIN, or AGENCY_ADMIN of it or of one above it.',
  })
  amendAgencyCalendar(
    @Arg('input', () => AmendAgencyCalendarInput) input: AmendAgencyCalendarInput,
    @Ctx() { services }: SlaContext,
  ): Promise<Calendar> {
    return services.agencyCalendar.amend(input);
  }

  @FieldResolver(() => [FreeDay], { description: 'Free days of one year, in order.' })
  freeDays(
    @Root() { version }: Calendar,
    @Arg('year', () => Int) year: number,
    @Arg('agencyId', () => ID, {
      nullable: true,
      description: 'With those that this agency and the ones above it decreed; absent: only the nation’s.',
    })
    agencyId: string | null,
    @Ctx() { services }: SlaContext,
  ): Promise<FreeDay[]> {
    return services.calendar.freeDays(version, year, agencyId ?? null);
  }

  @FieldResolver(() => [WorkingWeek], {
    description:
      'Working weeks that an agency and those above it decreed, the latest first; the one lowest in the tree holds. None: Monday to Friday.',
  })
  workingWeeks(
    @Root() { version }: Calendar,
    @Arg('agencyId', () => ID) agencyId: string,
    @Ctx() { services }: SlaContext,
  ): Promise<WorkingWeek[]> {
    return services.calendar.workingWeeks(version, agencyId);
  }
}
