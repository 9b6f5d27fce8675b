import { Field, ObjectType } from 'type-graphql';
import { NoticeSubscription } from './notice-subscription.entity.ts';

/** A subscription with the secret that was made for it just now. */
@ObjectType({ description: 'A subscription with the secret that was made for it just now.' })
export class SubscriptionWithSecret {
  @Field(() => NoticeSubscription, { description: 'The subscription.' })
  subscription!: NoticeSubscription;

  @Field(() => String, {
    nullable: true,
    description: 'Secret its webhooks are signed with, shown this once. Null: e-mail, or a repeat of this intention.',
  })
  secret!: string | null;
}
