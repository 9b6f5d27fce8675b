import { Field, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { DueSoonRule, Rung } from './ladder.ts';

/** Another escalation ladder as data. */
@InputType({ description: 'Another escalation ladder as data.' })
export class PublishEscalationLadderInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Name of the version, never used before.' })
  version!: string;

  @Field(() => DayScalar, { description: 'It holds for clocks due on this day or later.' })
  validFromDay!: string;

  @Field(() => [DueSoonRule], { description: 'When each stage warns, shaped like that of `escalationLadder`.' })
  dueSoon!: DueSoonRule[];

  @Field(() => [Rung], { description: 'All its rungs, shaped like those of `escalationLadder`.' })
  rungs!: Rung[];
}
