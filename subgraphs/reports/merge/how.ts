import { Field, Float, ObjectType } from 'type-graphql';
import { DuplicateEvidence } from '../suggestion/suggestion-view.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** One step on the way to the report as it is: a decision with what spoke for and against it then. */
@ObjectType({
  description: 'One decision about what is one report, with what spoke for and against it when it was made.',
})
export class HowStep {
  @Field(() => MergeDecision, { description: 'The decision: what, by which rule or role, when, why.' })
  decision!: MergeDecision;

  @Field(() => Float, {
    nullable: true,
    description:
      'Log2 of the odds that both are about one matter, as compared then; hidden evidence of senders does not count. Null: not compared, or the viewer may not read both.',
  })
  bits!: number | null;

  @Field(() => [DuplicateEvidence], {
    description: 'What was seen, field by field; conditions of a rule weigh no bits.',
  })
  evidence!: DuplicateEvidence[];

  @Field(() => [String], { description: 'Fields that contradicted each other, as far as the viewer may know.' })
  conflicts!: string[];

  @Field(() => String, { nullable: true, description: 'Version of the weights; null: not compared.' })
  modelVersion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Version of the table of rare words; null: not compared, or none.',
  })
  termsVersion!: string | null;
}
