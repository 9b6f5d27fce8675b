import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Stage } from '../rule-set/stage.ts';
import { ClockState } from './clock-state.ts';

/** Which clocks a list shows; absent parts do not narrow. */
@InputType({ description: 'Which clocks a list shows; absent parts do not narrow it.' })
export class ClockFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of reports of this agency and the agencies below it.' })
  agencyId?: string | null;

  @Field(() => ClockState, { nullable: true, description: 'Only those that stand so at this moment.' })
  state?: ClockState | null;

  @Field(() => Stage, { nullable: true, description: 'Only this stage.' })
  stage?: Stage | null;

  @Field(() => DayScalar, { nullable: true, description: 'Only those due on this day or earlier.' })
  dueUntilDay?: string | null;
}
