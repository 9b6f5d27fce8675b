import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Channel } from '../../ledger/channel.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ChannelBoard, MigrationBoard } from './board.ts';

/** Boards of channels on their way into the hub. */
@Resolver(() => Channel)
export class BoardResolver {
  @Query(() => MigrationBoard, {
    description: 'All channels on their way into the hub, as far as the viewer answers for them; others see nothing.',
  })
  migrationBoard(@Ctx() { services }: ChannelsContext): Promise<MigrationBoard> {
    return services.board.national();
  }

  @FieldResolver(() => ChannelBoard, {
    nullable: true,
    description: 'How it is doing on its way into the hub; null for viewers other than its owner and the centre.',
  })
  board(@Root() channel: Channel, @Ctx() { services }: ChannelsContext): Promise<ChannelBoard | null> {
    return services.board.channel(channel);
  }
}
