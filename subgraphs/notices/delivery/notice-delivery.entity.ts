import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import type { EventFacts } from '../event/notice-event.entity.ts';
import { NoticeKind } from '../event/notice-kind.ts';
import { DeliveryState } from './delivery-state.ts';

/** Whoever may see the subscription may see what was sent to it: its row rule is asked. */
const VISIBLE = 'exists (select 1 from notices.notice_subscription s where s.id = notice_delivery.subscription_id)';

/** What a notice says of its report. */
export interface NoticeData extends EventFacts {
  reportId: string | null;
  number: string | null;
  agencyId: string | null;
  agencyName: string | null;
  link: string | null;
}

/** One event for one subscription: made once, sent until it arrives or is given up. */
@Entity({
  schema: 'notices',
  tableName: 'notice_delivery',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'One event for one subscription: made once, sent until it arrives or is given up.' })
export class NoticeDelivery {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; its webhook-id and Message-ID are made of it and never change.' })
  id!: string;

  @Property({ type: 'uuid' })
  subscriptionId!: string;

  /** Unique with the subscription. */
  @Property({ type: 'text' })
  eventKey!: string;

  @Property({ type: 'text' })
  @Field(() => NoticeKind, { description: 'What it tells.' })
  kind!: NoticeKind;

  @Property({ type: 'jsonb' })
  data!: NoticeData;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Subject of an e-mail, title of a webhook.' })
  subject!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its words, as the template of its time made them.' })
  words!: string;

  /** When what it tells of happened. */
  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When what it tells of happened.' })
  happenedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => DeliveryState, { description: 'How it stands.' })
  state!: DeliveryState;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'How often it was sent.' })
  attempts!: number;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is sent next; null: no more.' })
  nextAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the last try failed; null: it did not.' })
  error: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  /** Trying ends three days after this: when it was made, or somebody asked for another round. */
  @Property({ type: 'timestamptz' })
  triedFrom!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived or was given up; null: neither.' })
  settledAt: Date | null = null;
}

/** A page of deliveries. */
export const NoticeDeliveryConnection = connectionOf('NoticeDelivery', () => NoticeDelivery);
