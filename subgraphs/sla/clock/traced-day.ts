import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { DayVerdict } from '../calendar/day-kind.ts';

/** One day on the way to a deadline. */
@ObjectType({ description: 'One day on the way to a deadline.' })
export class TracedDay {
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @Field(() => DayVerdict, { description: 'Does it count, and if not, why?' })
  verdict!: DayVerdict;

  @Field(() => String, { nullable: true, description: 'Name of the holiday.' })
  name!: string | null;

  @Field(() => Int, { description: 'Counted days so far.' })
  count!: number;

  @Field(() => String, { nullable: true, description: 'Decree that made the day free; null: it is not free.' })
  decree!: string | null;

  @Field(() => String, {
    description: 'Why it counts or does not, in Indonesian; names decree, calendar version, pause.',
  })
  reasonIndonesian!: string;

  @Field(() => String, { description: 'The same in English.' })
  reasonEnglish!: string;
}
