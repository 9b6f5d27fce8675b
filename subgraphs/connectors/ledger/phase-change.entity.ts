import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ChannelPhase } from './channel-phase.ts';
import { readByMigrants } from './row-rules.ts';

/** One step of a channel on its way, or back. Append-only; read by the channel's owner, the centre and auditors. */
@Entity({
  schema: 'connectors',
  tableName: 'phase_change',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
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
  @Field(() => String, { description: 'Role of who moved it.' })
  byRole!: string;

  /** Who, as the identity provider calls the person; the audit log has it too. */
  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Hash of the gate report it rested on; null: it went back.' })
  gateHash: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

/** A page of phase changes. */
export const PhaseChangeConnection = connectionOf('PhaseChange', () => PhaseChange);
