import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { ChannelStub } from './channel.stub.ts';
import { ChannelDuplicates } from './channel-duplicates.ts';

/** What reports add to a channel. */
@Resolver(() => ChannelStub)
export class ChannelResolver {
  @FieldResolver(() => [ChannelDuplicates], {
    nullable: true,
    description:
      'What it shares with other channels, the most first, twenty at most, as far as the viewer may see both reports; null for those who are neither office nor auditor.',
  })
  duplicates(@Root() { id }: ChannelStub, @Ctx() { services }: ReportsContext): Promise<ChannelDuplicates[] | null> {
    return services.channelDuplicates(id);
  }
}
