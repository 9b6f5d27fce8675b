import { Field, InputType, Int } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { FreeDayKind } from './day-kind.ts';

/** A day that becomes free. */
@InputType({ description: 'A day that becomes free.' })
export class FreeDayInput {
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @Field(() => FreeDayKind, { description: 'Why it is free.' })
  kind!: FreeDayKind;

  @Field(() => String, { description: 'Official name, in Indonesian.' })
  name!: string;
}

/** A decree or its amendment. */
@InputType({ description: 'A decree or its amendment; makes the next version of the calendar.' })
export class AmendCalendarInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Decree, e.g. "SKB 933/2025".' })
  decree!: string;

  @Field(() => [FreeDayInput], { defaultValue: [], description: 'Days that become free.' })
  add!: FreeDayInput[];

  @Field(() => [DayScalar], { defaultValue: [], description: 'Days that are no longer free.' })
  remove!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Last year that is published completely with this decree; absent: as before.',
  })
  lastYear?: number | null;
}
