import { Field, ID, InputType, Int } from 'type-graphql';
import { JsonScalar } from '../../../common/graphql/scalars.ts';
import type { Json } from '../../kit/json.ts';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { Family } from '../../ledger/family.ts';

/** Which channels a list shows; absent parts do not narrow. */
@InputType({ description: 'Which channels a list shows; absent parts do not narrow it.' })
export class ChannelFilter {
  @Field(() => Family, { nullable: true, description: 'Only this kind of legacy system.' })
  family?: Family | null;

  @Field(() => ChannelPhase, { nullable: true, description: 'Only this phase.' })
  phase?: ChannelPhase | null;

  @Field(() => ID, { nullable: true, description: 'Only those owned by this agency itself.' })
  agencyId?: string | null;
}

/** A legacy system to be connected. */
@InputType({ description: 'A legacy system to be connected.' })
export class RegisterChannelInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the new channel: lower-case letters, digits, hyphens.' })
  id!: string;

  @Field(() => String, { description: 'Name people know it by.' })
  name!: string;

  @Field(() => Family, { description: 'Kind of legacy system; PUSH for a system that pushes by itself.' })
  family!: Family;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an own connector that reads it in a process of its own (docs/OWN-CONNECTOR.md); absent: the one of its family. For the centre alone.',
  })
  connector?: string | null;

  @Field(() => ID, { description: 'Agency that owns it.' })
  agencyId!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Seconds between two pulls, 60 or more; 0 for PUSH and CHAT.' })
  secondsBetweenPulls!: number;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Settings of its connector, as in a source file; secrets only by reference, see docs/CONNECTORS.md.',
  })
  settings?: Json;
}

/** One channel to act on. */
@InputType({ description: 'One channel to act on.' })
export class ChannelActionInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Channel to act on.' })
  channelId!: string;
}

/** A channel to pull. */
@InputType({ description: 'A channel to pull.' })
export class PullChannelInput extends ChannelActionInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Fetch what lies behind, from the beginning and beside the usual pulls; no citizen is told.',
  })
  backfill!: boolean;
}
