import { Field, ID, InputType } from 'type-graphql';

/** Lets a model run in shadow, or makes it the active one. */
@InputType({ description: 'Gives a model another use.' })
export class UseDedupModelInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Version of the model.' })
  version!: string;

  @Field(() => String, { description: 'Why; it is kept in the audit log.' })
  reason!: string;
}
