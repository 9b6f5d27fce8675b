import { Field, ID, InputType, Int } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Stage } from '../rule-set/stage.ts';

/** A limit that an agency sets itself. */
@InputType({
  description: 'A limit that an agency sets itself and those below it; never looser than the national one.',
})
export class PublishServiceStandardInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Agency it holds for, with the agencies below it.' })
  agencyId!: string;

  @Field(() => Stage, { description: 'What has to happen in time: a duty of agencies.' })
  stage!: Stage;

  @Field(() => DayScalar, { description: 'It holds for reports received on this day or later.' })
  validFromDay!: string;

  @Field(() => Int, { description: 'Limit in working days. The national limit itself takes a stricter one back.' })
  limitDays!: number;

  @Field(() => String, { description: 'Decree or source, e.g. "SK Bupati 12/2026".' })
  decree!: string;
}
