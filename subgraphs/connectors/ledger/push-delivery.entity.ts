import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { PUSH_STATES, PushState } from './push-state.ts';
import { ownerOrCentre } from './row-rules.ts';

/** One change of status on its way back to the source of one record. */
@Entity({
  schema: 'connectors',
  tableName: 'push_delivery',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
@ObjectType({ description: 'One change of status on its way back to the source of one record.' })
export class PushDelivery {
  [OptionalProps]?: 'state' | 'attempts';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later changes have greater ones.' })
  id!: string;

  /** See the topic push-status. */
  @Property({ type: 'text' })
  @Unique()
  @Field(() => String, { description: 'Mark that the source is sent with it, the same at every try.' })
  key!: string;

  @Property({ type: 'text' })
  channelId!: string;

  /** A field resolver gives the record. */
  @Property({ type: 'text' })
  sourceRecordId!: string;

  @Property({ type: 'int' })
  reportSeq!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Status in the hub’s words, as in ReportStatus.' })
  status!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The source’s own word for it; null: not tried yet, or it has none.',
  })
  statusOut: string | null = null;

  /** What the office wrote with it. */
  @Property({ type: 'text', nullable: true })
  sealedNote: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When the status changed.' })
  at!: Date;

  @Enum({ items: () => [...PUSH_STATES], type: 'text', default: 'WAITING' })
  @Field(() => PushState, { description: 'What has become of it.' })
  state: PushState = 'WAITING';

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number = 0;

  /** A worker is telling it; over, and still WAITING: that worker died, perhaps after the source had heard it. */
  @Property({ type: 'timestamptz', nullable: true })
  claimedUntil: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it is tried next; null: it is settled.' })
  nextAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the source calls it; null: it gave nothing.' })
  remoteRef: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorCode: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When the hub learned that the source is to be told.' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was settled; null: it is not.' })
  settledAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the source first showed it to us in turn; null: not yet.' })
  echoedAt: Date | null = null;
}

/** A page of statuses that go back. */
export const PushDeliveryConnection = connectionOf('PushDelivery', () => PushDelivery);
