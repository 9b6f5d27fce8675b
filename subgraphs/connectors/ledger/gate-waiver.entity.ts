import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ChannelPhase } from './channel-phase.ts';
import { GateSide } from './gate-signature.entity.ts';
import { readByMigrants } from './row-rules.ts';

/** One side takes a red check upon itself; it counts when both do. Append-only. */
@Entity({
  schema: 'connectors',
  tableName: 'gate_waiver',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@ObjectType({ description: 'One side takes a red check of a gate upon itself; it counts when both do. Kept for ever.' })
export class GateWaiver {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Number of the stay in the phase for which it counts.' })
  phaseVersion!: number;

  @Property({ type: 'text' })
  @Field(() => ChannelPhase, { description: 'Phase to which the gate leads.' })
  toPhase!: ChannelPhase;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name of the check.' })
  checkName!: string;

  @Enum({ items: () => Object.values(GateSide), type: 'text' })
  @Field(() => GateSide, { description: 'Who waives it.' })
  side!: GateSide;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

/** A page of waivers. */
export const GateWaiverConnection = connectionOf('GateWaiver', () => GateWaiver);
