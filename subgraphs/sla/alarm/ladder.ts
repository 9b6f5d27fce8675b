import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Holder } from '../rule-set/holder.ts';
import { Stage } from '../rule-set/stage.ts';
import { AlarmKind, EscalationLevel } from './alarm-kind.ts';

/** How long before its due day a clock of one stage warns. */
@ObjectType('DueSoonRule', { description: 'How long before its due day a clock of one stage warns.' })
@InputType('DueSoonRuleInput', { description: 'How long before its due day a clock of one stage warns.' })
export class DueSoonRule {
  @Field(() => Stage, { description: 'The stage; one that no rule names does not warn.' })
  stage!: Stage;

  @Field(() => Int, { description: 'Working days that are left then, 0 to 60; 0: on the due day itself.' })
  workingDaysBefore!: number;
}

/** Who is told of which moment. */
@ObjectType('EscalationRung', { description: 'Who is told of which moment.' })
@InputType('EscalationRungInput', { description: 'Who is told of which moment.' })
export class Rung {
  @Field(() => EscalationLevel, { description: 'Who is told.' })
  level!: EscalationLevel;

  @Field(() => Holder, { description: 'Clocks of this holder.' })
  holder!: Holder;

  @Field(() => Stage, { nullable: true, description: 'Only this stage; null: all of the holder.' })
  stage!: Stage | null;

  @Field(() => AlarmKind, { description: 'At which moment.' })
  kind!: AlarmKind;

  @Field(() => Int, { description: 'With ESCALATED: working days behind the due day, 1 to 365. Else 0.' })
  workingDaysAfter!: number;
}

/** Warnings and rungs in force for clocks due on a day or later. */
export interface LadderContent {
  version: string;
  validFromDay: string;
  dueSoon: readonly DueSoonRule[];
  rungs: readonly Rung[];
}
