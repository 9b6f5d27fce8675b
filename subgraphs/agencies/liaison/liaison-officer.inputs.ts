import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';

/** An official takes up the duty. */
@InputType({ description: 'An official takes up the duty of liaison.' })
export class AppointLiaisonInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Agency whose complaints the official handles.' })
  agencyId!: string;

  @Field(() => String, { description: 'Subject (`sub`) of the official’s token.' })
  userId!: string;

  @Field(() => String, { description: 'Position held; no person’s name.' })
  position!: string;

  @Field(() => DayScalar, { description: 'First day in this duty.' })
  fromDay!: string;
}
