import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Channel } from '../../ledger/channel.entity.ts';
import { OldUrl } from '../../ledger/old-url.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { OldUrlTarget, RegisterOldUrlInput, RemoveOldUrlInput } from './old-url.inputs.ts';
import { writePattern } from './pattern.policy.ts';

/** Addresses of old sites that lead to reports here. */
@Resolver(() => OldUrl)
export class OldUrlResolver {
  @Query(() => OldUrlTarget, {
    nullable: true,
    description: 'The number that an address of an old site holds; null: no channel registered such addresses.',
  })
  oldUrlTarget(
    @Arg('url', () => String, { description: 'The whole address, as a browser asked for it.' }) url: string,
    @Ctx() { services }: ChannelsContext,
  ): Promise<OldUrlTarget | null> {
    return services.oldUrl.target(url);
  }

  @Mutation(() => OldUrl, {
    description: 'Has addresses of an old site lead here. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  registerOldUrl(
    @Arg('input', () => RegisterOldUrlInput) input: RegisterOldUrlInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<OldUrl> {
    return services.oldUrl.register(input);
  }

  @Mutation(() => Channel, {
    description: 'Ends that; gives the channel. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  removeOldUrl(
    @Arg('input', () => RemoveOldUrlInput) input: RemoveOldUrlInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.oldUrl.remove(input);
  }

  @FieldResolver(() => String, { description: 'The addresses, with {id} where the old number stands.' })
  pattern(@Root() oldUrl: OldUrl): string {
    return writePattern(oldUrl);
  }
}

/** The addresses as a channel's own. */
@Resolver(() => Channel)
export class ChannelOldUrlResolver {
  @FieldResolver(() => [OldUrl], { description: 'Addresses of its old site that lead here.' })
  oldUrls(@Root() channel: Channel, @Ctx() { services }: ChannelsContext): Promise<OldUrl[]> {
    return services.oldUrl.list(channel);
  }
}
