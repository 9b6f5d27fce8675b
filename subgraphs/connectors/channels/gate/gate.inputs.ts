import { Field, ID, InputType } from 'type-graphql';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';

/** A name under a gate report. */
@InputType({ description: 'A name under a gate report.' })
export class SignGateInput extends ChannelActionInput {
  @Field(() => ChannelPhase, { description: 'Phase to which the gate leads.' })
  to!: ChannelPhase;

  @Field(() => String, { description: 'GateReport.hash, as it was read.' })
  hash!: string;

  @Field(() => String, { description: 'Name of who signs.' })
  name!: string;
}

/** A red check that one side takes upon itself. */
@InputType({ description: 'A red check that one side takes upon itself; it counts when both do.' })
export class WaiveGateCheckInput extends ChannelActionInput {
  @Field(() => ChannelPhase, { description: 'Phase to which the gate leads.' })
  to!: ChannelPhase;

  @Field(() => String, { description: 'Name of the check; the other side waives the same one.' })
  check!: string;

  @Field(() => String, { description: 'Why; kept for ever.' })
  reason!: string;
}

/** What a person found about the privacy flags of a channel. */
@InputType({ description: 'What a person found about the privacy flags of a channel.' })
export class ConfirmPrivacyInput extends ChannelActionInput {
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Items whose two flags were looked at, 1,000 at most; none: the mapping as a whole.',
  })
  externalIds!: string[];

  @Field(() => Boolean, { description: 'Both flags are right.' })
  right!: boolean;
}
