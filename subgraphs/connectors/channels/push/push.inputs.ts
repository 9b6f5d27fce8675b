import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../common/graphql/enum.ts';

/** What a person found at the source. */
export const PushFinding = enumOf(['DONE', 'FAILED']);
export type PushFinding = keyof typeof PushFinding;
registerEnumType(PushFinding, {
  name: 'PushFinding',
  description: 'What a person found at the source about an uncertain push.',
  valuesConfig: {
    DONE: { description: 'The source has it.' },
    FAILED: { description: 'The source does not have it; retryPush tells it again.' },
  },
});

/** A push to be told again. */
@InputType({ description: 'A push to be told again.' })
export class RetryPushInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Push to tell again.' })
  pushId!: string;
}

/** What a person found about an uncertain push. */
@InputType({ description: 'What a person found about an uncertain push.' })
export class SettlePushInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Push that was looked after.' })
  pushId!: string;

  @Field(() => PushFinding, { description: 'What was found at the source.' })
  outcome!: PushFinding;
}
