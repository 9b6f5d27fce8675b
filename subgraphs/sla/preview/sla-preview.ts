import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { ClockState } from '../clock/clock-state.ts';
import { Stage } from '../rule-set/stage.ts';

/** How many clocks of one stage would change. */
@ObjectType({ description: 'How many clocks of one stage a publication would change.' })
export class PreviewCounts {
  @Field(() => Stage, { description: 'The stage.' })
  stage!: Stage;

  @Field(() => Int, { description: 'Clocks with another due day.' })
  moved!: number;

  @Field(() => Int, { description: 'Clocks in time today that would be late (BREACHED, OVERDUE).' })
  becomeLate!: number;

  @Field(() => Int, { description: 'Clocks late today that would be in time.' })
  becomeInTime!: number;

  @Field(() => Int, { description: 'Clocks that would begin to exist.' })
  added!: number;

  @Field(() => Int, { description: 'Clocks that would fall away.' })
  removed!: number;
}

/** One clock before and behind. */
@ObjectType({ description: 'One clock that a publication would change; null: there is none.' })
export class PreviewExample {
  @Field(() => ID, { description: 'Id of the report.' })
  reportId!: string;

  @Field(() => Stage, { description: 'The stage.' })
  stage!: Stage;

  @Field(() => DayScalar, { nullable: true, description: 'Its due day now.' })
  dueDayBefore!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Its due day with the publication.' })
  dueDayAfter!: string | null;

  @Field(() => ClockState, { nullable: true, description: 'How it stands now.' })
  stateBefore!: ClockState | null;

  @Field(() => ClockState, { nullable: true, description: 'How it would stand at this moment.' })
  stateAfter!: ClockState | null;
}

/** What a publication would change. */
@ObjectType('SlaPreview', { description: 'What a publication would change; nothing is written.' })
export class Preview {
  @Field(() => Int, { description: 'Reports it concerns.' })
  reports!: number;

  @Field(() => Int, {
    description: 'Reports that were computed for this preview; fewer than `reports` where they are many.',
  })
  examined!: number;

  @Field(() => Int, { description: 'Examined reports that cannot be computed; they would keep their verdicts.' })
  failed!: number;

  @Field(() => Int, { description: 'Clocks of examined reports with another due day.' })
  moved!: number;

  @Field(() => Int, { description: 'Clocks in time today that would be late.' })
  becomeLate!: number;

  @Field(() => Int, { description: 'Clocks late today that would be in time.' })
  becomeInTime!: number;

  @Field(() => [PreviewCounts], { description: 'The same by stage, in the order of the stages; stages that change.' })
  byStage!: PreviewCounts[];

  @Field(() => [PreviewExample], { description: 'Examples; first those whose verdict changes.' })
  examples!: PreviewExample[];
}
