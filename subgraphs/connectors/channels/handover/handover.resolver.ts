import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ConfirmHandoverInput, HandoverCounts, HandoverFile } from './handover.inputs.ts';

/** Hand-overs of channels that went back. */
@Resolver(() => Handover)
export class HandoverResolver {
  @Needs('channel:keep')
  @Mutation(() => Handover, {
    description:
      'Confirms that the old system took every report of a hand-over’s file in, with the ids it gave them. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  confirmHandover(
    @Arg('input', () => ConfirmHandoverInput) input: ConfirmHandoverInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Handover> {
    return services.handover.confirm(input);
  }

  @FieldResolver(() => HandoverCounts, {
    nullable: true,
    description: 'Its reports; null for viewers other than the channel’s owner and the centre.',
  })
  reports(@Root() handover: Handover, @Ctx() { services }: ChannelsContext): Promise<HandoverCounts | null> {
    return services.handover.counts(handover);
  }

  @FieldResolver(() => HandoverFile, {
    nullable: true,
    description: 'What has to be taken in by hand; null: nothing waits, or the viewer may not move the channel.',
  })
  file(@Root() handover: Handover, @Ctx() { services }: ChannelsContext): Promise<HandoverFile | null> {
    return services.handover.file(handover);
  }

  @FieldResolver(() => Boolean, { description: 'It took, or has taken so far, no longer than its limit.' })
  withinLimit(@Root() { startedAt, endedAt, limitSeconds }: Handover, @Ctx() { now }: ChannelsContext): boolean {
    return (endedAt ?? now()).valueOf() - startedAt.valueOf() <= limitSeconds * 1000;
  }
}

/** Hand-overs as a channel's own. */
@Resolver(() => Channel)
export class ChannelHandoverResolver {
  @FieldResolver(() => [Handover], {
    description: 'Hand-overs to its old system, newest first, 20 at most; its owner, the centre and auditors see them.',
  })
  handovers(@Root() channel: Channel, @Ctx() { services }: ChannelsContext): Promise<Handover[]> {
    return services.handover.list(channel);
  }
}
