import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ChannelPhase } from './channel-phase.ts';
import { ownerOrCentre } from './row-rules.ts';

/** A new item that came when its old system took nothing in any more: an ordinary report, and a question to its owner. */
@Entity({
  schema: 'connectors',
  tableName: 'late_arrival',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
@ObjectType({ description: 'LATE_ARRIVAL: a new item that came when its old system took nothing in any more.' })
export class LateArrival {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Source record of the item.' })
  sourceRecordId!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its id in the channel.' })
  externalId!: string;

  @Property({ type: 'text' })
  @Field(() => ChannelPhase, { description: 'Phase in which the channel was.' })
  phase!: ChannelPhase;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it came here; its report keeps the time of its receipt there.' })
  at!: Date;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How it came there, as a person found; null: nobody has yet.' })
  reason: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When that was found.' })
  explainedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  byRole: string | null = null;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;
}

/** A page of late arrivals. */
export const LateArrivalConnection = connectionOf('LateArrival', () => LateArrival);
