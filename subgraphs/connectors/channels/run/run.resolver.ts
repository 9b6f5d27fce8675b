import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ChannelError } from '../../ledger/channel.entity.ts';
import { Run } from '../../ledger/run.entity.ts';
import type { ChannelsContext } from '../context.ts';

/** Runs: counts are for everybody once the channel is shown, errors and remarks for the owner. */
@Resolver(() => Run)
export class RunResolver {
  @FieldResolver(() => ChannelError, {
    nullable: true,
    description:
      'Why it ended early; null when it came to its end, and for viewers other than its owner and the centre.',
  })
  async error(@Root() run: Run, @Ctx() { loaders, rights }: ChannelsContext): Promise<ChannelError | null> {
    const { errorCode: code, errorMessage: message, endedAt: at } = run;
    const channel = await loaders.channel.load(run.channelId);
    return code && message && at && channel && rights.owns(channel) ? { code, message, at } : null;
  }

  @FieldResolver(() => [String], {
    description:
      'Remarks about odd but usable items, with their places (the first 500); empty for viewers other than its owner and the centre.',
  })
  async remarks(@Root() run: Run, @Ctx() { loaders, rights }: ChannelsContext): Promise<string[]> {
    const channel = await loaders.channel.load(run.channelId);
    return channel && rights.owns(channel) ? run.notes : [];
  }
}
