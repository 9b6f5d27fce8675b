import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { WeekDays } from './day-kind.ts';

/** A regional holiday. */
@InputType({ description: 'A day that becomes free for an agency and those below it (libur daerah).' })
export class RegionalDayInput {
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @Field(() => String, { description: 'Official name, in Indonesian.' })
  name!: string;
}

/** A working week from a day on. */
@InputType({ description: 'A working week from a day on.' })
export class WorkingWeekInput {
  @Field(() => DayScalar, { description: 'First day on which it holds.' })
  validFromDay!: string;

  @Field(() => WeekDays, { description: 'The days; MON_FRI takes a six-day week back.' })
  days!: WeekDays;
}

/** A decree of a region or an agency. */
@InputType({ description: 'A decree of a region or an agency for itself; makes the next version of the calendar.' })
export class AmendAgencyCalendarInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Agency it holds for, with the agencies below it.' })
  agencyId!: string;

  @Field(() => String, { description: 'Decree, e.g. "SE Gubernur Bali 41/2025".' })
  decree!: string;

  @Field(() => [RegionalDayInput], { defaultValue: [], description: 'Days that become free.' })
  add!: RegionalDayInput[];

  @Field(() => [DayScalar], { defaultValue: [], description: 'Days of its own that are no longer free.' })
  remove!: string[];

  @Field(() => WorkingWeekInput, { nullable: true, description: 'A working week; absent: as before.' })
  week?: WorkingWeekInput | null;
}
