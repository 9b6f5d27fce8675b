import { Field, ID, InputType } from 'type-graphql';
import { ChannelActionInput } from '../channel/channel.inputs.ts';

/** How late items came into an old system that should take nothing in. */
@InputType({ description: 'How late items came into an old system that should take nothing in.' })
export class ExplainLateArrivalsInput extends ChannelActionInput {
  @Field(() => [ID], { description: 'Their ids in the channel, 1,000 at most.' })
  externalIds!: string[];

  @Field(() => String, { description: 'What was found; kept for ever.' })
  reason!: string;
}
