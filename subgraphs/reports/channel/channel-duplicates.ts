import { Field, Int, ObjectType } from 'type-graphql';
import { ChannelStub } from './channel.stub.ts';

/** What one channel shares with another. */
@ObjectType({ description: 'What one channel shares with another: the same complaint came by both.' })
export class ChannelDuplicates {
  /** Of the other channel. */
  channelId!: string;

  @Field(() => ChannelStub, { description: 'The other channel.' })
  get channel(): ChannelStub {
    return { id: this.channelId };
  }

  @Field(() => Int, { description: 'Pairs of reports that wait for a person to say whether they are one.' })
  suggested!: number;

  @Field(() => Int, { description: 'Reports that are joined to one of the other channel, or one of it to them.' })
  joined!: number;
}
