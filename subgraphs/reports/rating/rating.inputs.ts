import { Field, InputType, Int } from 'type-graphql';
import { StepInput } from '../report/step.inputs.ts';

/** Rates how a closed report was handled. */
@InputType({ description: 'Rates how a closed report was handled; again within 30 days: changes the rating.' })
export class RateReportInput extends StepInput {
  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'A word to it, at most 1000 characters.' })
  text?: string | null;
}
