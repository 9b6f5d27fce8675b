import { Field, ID, InputType } from 'type-graphql';
import { NoticeKind } from '../event/notice-kind.ts';
import { DeliveryState } from './delivery-state.ts';

/** Which deliveries. */
@InputType({ description: 'Which deliveries; all of what is given has to hold.' })
export class DeliveryFilter {
  @Field(() => DeliveryState, { nullable: true, description: 'How they stand; DEAD: the dead letters.' })
  state?: DeliveryState | null;

  @Field(() => NoticeKind, { nullable: true, description: 'What they tell.' })
  kind?: NoticeKind | null;
}

/** Names a delivery. */
@InputType({ description: 'Names a delivery.' })
export class RetryDeliveryInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The delivery, DEAD or WAITING.' })
  deliveryId!: string;
}
