import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Stage } from '../rule-set/stage.ts';
import { TrafficLight } from './traffic-light.ts';

const TOO_FEW = 'null: too few for this viewer';

/** Whole months in which the reports counted were received. */
@InputType({ description: 'Months in which the reports were received, in the zone of their agency.' })
export class PerformancePeriod {
  @Field(() => DayScalar, { description: 'First day of a month.' })
  from!: string;

  @Field(() => DayScalar, { description: 'Last day of a month.' })
  to!: string;
}

/** Narrows the figures; absent parts do not. */
@InputType({ description: 'Which reports count; absent parts do not narrow.' })
export class PerformanceFilter {
  @Field(() => ID, { nullable: true, description: 'Only reports that this channel brought.' })
  channelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only reports of this category.' })
  categoryId?: string | null;
}

/** How long something took. */
@ObjectType({ description: 'How long something took, in working days behind the day of receipt.' })
export class DayFigures {
  @Field(() => Int, { nullable: true, description: `Reports of which the days are known; ${TOO_FEW}.` })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: 'Half of them took no longer; null: none, or too few.' })
  medianDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'Nine of ten took no longer; null: none, or too few.' })
  p90Days!: number | null;
}

/** Duties of one stage that are or were late. */
@ObjectType({ description: 'Late duties of one stage.' })
export class StageLateness {
  @Field(() => Stage, { description: 'The stage.' })
  stage!: Stage;

  @Field(() => Int, { nullable: true, description: `Overdue at this moment; ${TOO_FEW}.` })
  overdue!: number | null;

  @Field(() => Int, { nullable: true, description: `Ended behind the due day; ${TOO_FEW}.` })
  breached!: number | null;
}

/** Open reports of one age. */
@ObjectType({ description: 'Open reports of one age, in calendar days since the receipt.' })
export class AgeBand {
  @Field(() => Int, { description: 'Age from.' })
  fromDays!: number;

  @Field(() => Int, { nullable: true, description: 'Age up to and with; null: no end.' })
  toDays!: number | null;

  @Field(() => Int, { nullable: true, description: `Open reports; ${TOO_FEW}.` })
  open!: number | null;
}

/** Official indicators of an agency with all below it, or of the nation. */
@ObjectType({ description: 'Official indicators, counted over reports received in a period.' })
export class Performance {
  @Field(() => Boolean, { description: 'False: counts are rounded down to fives, and those below five are null.' })
  exact!: boolean;

  @Field(() => Int, { nullable: true, description: `Reports received; ${TOO_FEW}.` })
  received!: number | null;

  @Field(() => Int, { nullable: true, description: `With an answer or closed (tindak lanjut); ${TOO_FEW}.` })
  followedUp!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share followed up of the counts shown (persentase), 0 to 100.' })
  followedUpPercent!: number | null;

  @Field(() => TrafficLight, { nullable: true, description: 'Light of that share; null: there is none.' })
  light!: TrafficLight | null;

  @Field(() => DayFigures, { description: 'Until the first answer or close.' })
  firstResponse!: DayFigures;

  @Field(() => DayFigures, { description: 'Until the close that stands.' })
  resolution!: DayFigures;

  @Field(() => [StageLateness], { description: 'Duties of offices that are or were late, by stage.' })
  lateness!: StageLateness[];

  @Field(() => [AgeBand], { description: 'Reports still open, by age.' })
  backlog!: AgeBand[];

  @Field(() => Int, { nullable: true, description: `Reopened at least once; ${TOO_FEW}.` })
  reopened!: number | null;

  @Field(() => Int, { nullable: true, description: `Rated by their reporters; ${TOO_FEW}.` })
  ratings!: number | null;

  @Field(() => Float, { nullable: true, description: 'Average rating, one decimal; null: none, or too few.' })
  averageRating!: number | null;
}
