import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ChannelPhase } from './channel-phase.ts';

/** One step of a channel on its way, or back. Append-only. */
@Entity({ schema: 'connectors', tableName: 'phase_change' })
@ObjectType({ description: 'One step of a channel on its way into the hub, or back.' })
export class PhaseChange {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later changes have greater ones.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  @Field(() => ChannelPhase, { description: 'Phase before.' })
  fromPhase!: ChannelPhase;

  @Property({ type: 'text' })
  @Field(() => ChannelPhase, { description: 'Phase after.' })
  toPhase!: ChannelPhase;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

/** A page of phase changes. */
export const PhaseChangeConnection = connectionOf('PhaseChange', () => PhaseChange);
