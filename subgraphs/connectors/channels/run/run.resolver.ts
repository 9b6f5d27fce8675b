import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Run } from '../../ledger/run.entity.ts';
import type { ChannelsContext } from '../context.ts';

/** Runs: counts are for everybody, remarks for the owner. */
@Resolver(() => Run)
export class RunResolver {
  @FieldResolver(() => [String], {
    description:
      'Remarks about odd but usable items, with their places (the first 500); empty for viewers other than its owner and the centre.',
  })
  async remarks(@Root() run: Run, @Ctx() { loaders, rights }: ChannelsContext): Promise<string[]> {
    const channel = await loaders.channel.load(run.channelId);
    return channel && rights.owns(channel) ? run.notes : [];
  }
}
