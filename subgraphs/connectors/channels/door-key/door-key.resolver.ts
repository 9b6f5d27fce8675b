import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Channel } from '../../ledger/channel.entity.ts';
import { DoorKey } from '../../ledger/door-key.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { IssueDoorKeyInput, IssuedDoorKey, RevokeDoorKeyInput } from './door-key.inputs.ts';

/** Keys by which old clients speak for a channel. */
@Resolver(() => Channel)
export class DoorKeyResolver {
  @Query(() => ID, {
    nullable: true,
    description: 'Id of the channel that the holder of this key speaks for; null: no such key, or withdrawn.',
  })
  channelOfDoorKey(
    @Arg('key', () => String, { description: 'The key, with or without braces.' }) key: string,
    @Ctx() { services }: ChannelsContext,
  ): Promise<string | null> {
    return services.doorKey.channelOf(key);
  }

  @Mutation(() => IssuedDoorKey, {
    description:
      'Makes a key for an old client of a channel that pushes. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  issueDoorKey(
    @Arg('input', () => IssueDoorKeyInput) input: IssueDoorKeyInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<IssuedDoorKey> {
    return services.doorKey.issue(input);
  }

  @Mutation(() => DoorKey, {
    description: 'Withdraws a key; it opens nothing from now on. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  revokeDoorKey(
    @Arg('input', () => RevokeDoorKeyInput) input: RevokeDoorKeyInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<DoorKey> {
    return services.doorKey.revoke(input);
  }

  @FieldResolver(() => [DoorKey], {
    description: 'Keys of its old clients, newest first; its owner and the centre see them.',
  })
  doorKeys(@Root() channel: Channel, @Ctx() { services }: ChannelsContext): Promise<DoorKey[]> {
    return services.doorKey.list(channel);
  }
}
