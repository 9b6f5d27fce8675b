import { Field, ID, InputType } from 'type-graphql';
import { EscalationLevel, NoticeKind, Stage } from '../event/notice-kind.ts';
import { Audience, NoticeLanguage, Transport } from './audience.ts';

/** A new subscription. */
@InputType({ description: 'A new subscription: who is told what, and how.' })
export class CreateSubscriptionInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Short name, at most 100 characters.' })
  name!: string;

  @Field(() => Audience, { description: 'Who gets the notices.' })
  audience!: Audience;

  @Field(() => ID, {
    nullable: true,
    description: 'Only reports of this agency and those below it; AGENCY_ADMIN has to name one.',
  })
  agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only reports of this channel.' })
  channelId?: string | null;

  @Field(() => Transport, { description: 'How they travel.' })
  transport!: Transport;

  @Field(() => String, { description: 'Address of the webhook (https), or one e-mail address.' })
  target!: string;

  @Field(() => NoticeLanguage, { defaultValue: 'ID', description: 'Language of the words.' })
  language?: NoticeLanguage;

  @Field(() => [NoticeKind], { description: 'What is told.' })
  kinds!: NoticeKind[];

  @Field(() => [Stage], { defaultValue: [], description: 'Only clocks of these stages; empty: of all.' })
  stages?: Stage[];

  @Field(() => [EscalationLevel], { defaultValue: [], description: 'Only alarms of these rungs; empty: of all.' })
  levels?: EscalationLevel[];
}

/** A subscription as it is to be from now on. */
@InputType({ description: 'A subscription as it is to be from now on; what is absent stays as it is.' })
export class UpdateSubscriptionInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The subscription.' })
  subscriptionId!: string;

  @Field(() => String, { nullable: true, description: 'Short name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the webhook, or e-mail address.' })
  target?: string | null;

  @Field(() => NoticeLanguage, { nullable: true, description: 'Language of the words.' })
  language?: NoticeLanguage | null;

  @Field(() => [NoticeKind], { nullable: true, description: 'What is told.' })
  kinds?: NoticeKind[] | null;

  @Field(() => [Stage], { nullable: true, description: 'Only clocks of these stages; empty: of all.' })
  stages?: Stage[] | null;

  @Field(() => [EscalationLevel], { nullable: true, description: 'Only alarms of these rungs; empty: of all.' })
  levels?: EscalationLevel[] | null;

  @Field(() => Boolean, { nullable: true, description: 'False: nothing new is told.' })
  active?: boolean | null;
}

/** Names a subscription. */
@InputType({ description: 'Names a subscription.' })
export class OneSubscriptionInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The subscription.' })
  subscriptionId!: string;
}
