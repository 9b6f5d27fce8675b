import { Field, ID, InputType } from 'type-graphql';
import { Stage } from '../rule-set/stage.ts';

/** Which duties a list shows; absent parts do not narrow. */
@InputType({ description: 'Which duties of offices a list shows; absent parts do not narrow it.' })
export class DutyFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of reports of this agency and the agencies below it.' })
  agencyId?: string | null;

  @Field(() => Stage, { nullable: true, description: 'Only this stage.' })
  stage?: Stage | null;
}
