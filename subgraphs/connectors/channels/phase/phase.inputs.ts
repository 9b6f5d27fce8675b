import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../../common/graphql/scalars.ts';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';

/** A step of a channel on its way into the hub, or back. */
@InputType({ description: 'A step of a channel on its way into the hub, or back.' })
export class PhaseInput extends ChannelActionInput {
  @Field(() => ChannelPhase, { description: 'Phase it moves to.' })
  phase!: ChannelPhase;

  @Field(() => String, { description: 'Why; kept for ever.' })
  reason!: string;
}

/** Which records join a pilot set; absent parts do not narrow it. */
@InputType({ description: 'Which records join a pilot set; absent parts do not narrow it.' })
export class PilotRule {
  @Field(() => String, {
    nullable: true,
    description: 'Only those the source sorts under a category of this id or name.',
  })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those the source says are in this district.' })
  district?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Only those that came in on this day (Jakarta) or later.' })
  receivedFrom?: string | null;
}

/** Items for the pilot set of a channel. */
@InputType({ description: 'Items for the pilot set of a channel: by their ids, by a rule, or both.' })
export class AddPilotReportsInput extends ChannelActionInput {
  @Field(() => [ID], { defaultValue: [], description: 'Ids in the channel, 1,000 at most.' })
  externalIds!: string[];

  @Field(() => PilotRule, { nullable: true, description: 'Records that are there now and fit, 10,000 at most.' })
  rule?: PilotRule | null;
}

/** Items that leave the pilot set of a channel. */
@InputType({ description: 'Items that leave the pilot set of a channel.' })
export class RemovePilotReportsInput extends ChannelActionInput {
  @Field(() => [ID], { description: 'Ids in the channel, 1,000 at most.' })
  externalIds!: string[];
}
