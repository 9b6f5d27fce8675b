import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { TrafficLight } from './traffic-light.ts';

/** From which share on a light shows. */
@ObjectType('LightThreshold', { description: 'From which share followed up on a light shows.' })
@InputType('LightThresholdInput', { description: 'From which share followed up on a light shows.' })
export class LightThreshold {
  @Field(() => TrafficLight, { description: 'The light.' })
  light!: TrafficLight;

  @Field(() => Int, { description: 'Whole percent, 0 to 100; the lowest light begins at 0.' })
  fromPercent!: number;
}

/** A version of the table of lights. */
@ObjectType({ description: 'From which shares on the traffic lights show.' })
export class LightTable {
  @Field(() => String, { description: 'Name of the version, e.g. "founding-1".' })
  version!: string;

  @Field(() => DayScalar, { description: 'It holds for periods that end on this day or later.' })
  validFromDay!: string;

  @KeptWithOwner()
  @Field(() => [LightThreshold], { description: 'The lights, the highest share first.' })
  lights!: LightThreshold[];

  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}

/** Another table of lights as data. */
@InputType({ description: 'Another table of traffic lights as data.' })
export class PublishTrafficLightsInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Name of the version, never used before.' })
  version!: string;

  @Field(() => DayScalar, { description: 'It holds for periods that end on this day or later.' })
  validFromDay!: string;

  @Field(() => [LightThreshold], { description: 'All its lights, shaped like those of `trafficLights`.' })
  lights!: LightThreshold[];
}
