import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';
import type { ChannelsContext } from '../context.ts';
import { Rehearsal } from './rehearsal.ts';

/** Rehearsals of going back. */
@Resolver(() => Channel)
export class RehearsalResolver {
  @Needs('channel:keep')
  @Mutation(() => Rehearsal, {
    description:
      'Rehearses going back on a copy of the channel, against a stand-in of its old system; nobody sees anything of it. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  rehearseRollBack(
    @Arg('input', () => ChannelActionInput) input: ChannelActionInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Rehearsal> {
    return services.rehearsal.rehearse(input);
  }

  @FieldResolver(() => Rehearsal, {
    nullable: true,
    description:
      'Its newest rehearsal of going back; null: none, or the viewer is not its owner, the centre or an auditor.',
  })
  rehearsal(@Root() channel: Channel, @Ctx() { services }: ChannelsContext): Promise<Rehearsal | null> {
    return services.rehearsal.newest(channel);
  }
}
