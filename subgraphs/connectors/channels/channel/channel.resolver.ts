import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel, ChannelConnection, ChannelError } from '../../ledger/channel.entity.ts';
import { type DeadLetter, DeadLetterConnection } from '../../ledger/dead-letter.entity.ts';
import { type PushDelivery, PushDeliveryConnection } from '../../ledger/push-delivery.entity.ts';
import { PushState } from '../../ledger/push-state.ts';
import { type Run, RunConnection } from '../../ledger/run.entity.ts';
import { type SourceRecord, SourceRecordConnection } from '../../ledger/source-record.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { AgencyStub } from './agency.stub.ts';
import { ChannelActionInput, ChannelFilter, PullChannelInput, RegisterChannelInput } from './channel.inputs.ts';
import { healthOf } from './channel-health.policy.ts';
import { ChannelHealth } from './channel-health.ts';

/** Channels: the register, their state, and what their owners can do with them. */
@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => Channel, { nullable: true, description: 'The channel with this id; null: there is none.' })
  channel(@Arg('id', () => ID) id: string, @Ctx() { loaders }: ChannelsContext): Promise<Channel | null> {
    return loaders.channel.load(id);
  }

  @Query(() => ChannelConnection, { description: 'Channels in the order of their ids.' })
  channels(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ChannelFilter, { nullable: true }) filter: ChannelFilter | null,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<Channel>> {
    return services.channel.list(page, filter ?? {});
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description: 'Registers a legacy system. CENTRAL_ADMIN; AGENCY_ADMIN for the own agency and below.',
  })
  registerChannel(
    @Arg('input', () => RegisterChannelInput) input: RegisterChannelInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.channel.register(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Asks a worker to pull the channel now. With `backfill`, what lies behind is fetched from the beginning beside the usual pulls, and no citizen is told. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  pullChannel(
    @Arg('input', () => PullChannelInput) input: PullChannelInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.channel.pull(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description: 'Lets a parked channel work again. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  resumeChannel(
    @Arg('input', () => ChannelActionInput) input: ChannelActionInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.channel.resume(input);
  }

  @Needs('channel:watch')
  @Subscription(() => Channel, {
    description:
      'A channel now, then whenever its health, phase or error changes. It is a state: who comes back is told that of now.',
    subscribe: ({ args, context }) => {
      const { services, signal } = context as ChannelsContext;
      return services.healthWatch.of(args.channelId, signal);
    },
  })
  channelHealth(@Root() channel: Channel, @Arg('channelId', () => ID) _channelId: string): Channel {
    return channel;
  }

  @FieldResolver(() => AgencyStub, {
    nullable: true,
    description: 'Agency that owns it; null: not known in the register.',
  })
  agency(@Root() { agencyId }: Channel): AgencyStub | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => ChannelHealth, { description: 'How it is doing.' })
  health(@Root() channel: Channel, @Ctx() { now }: ChannelsContext): ChannelHealth {
    return healthOf(channel, now());
  }

  @FieldResolver(() => ChannelError, {
    nullable: true,
    description: 'What went wrong last; null when all is well, and for viewers other than its owner and the centre.',
  })
  lastError(@Root() channel: Channel, @Ctx() { rights }: ChannelsContext): ChannelError | null {
    const { errorCode: code, errorMessage: message, errorAt: at } = channel;
    return code && message && at && rights.owns(channel) ? { code, message, at } : null;
  }

  @FieldResolver(() => RunConnection, { description: 'Its runs, newest first.' })
  runs(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<Run>> {
    return services.ledger.runs(channel, page);
  }

  @FieldResolver(() => DeadLetterConnection, {
    description: 'Items that could not be taken in and wait for a mend; its owner and the centre see them.',
  })
  deadLetters(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<DeadLetter>> {
    return services.ledger.deadLetters(channel, page);
  }

  @FieldResolver(() => PushDeliveryConnection, {
    description: 'Statuses on their way back to it, newest first; its owner and the centre see them.',
  })
  pushDeliveries(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('state', () => PushState, { nullable: true, description: 'Only those in this state.' })
    state: PushState | null,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<PushDelivery>> {
    return services.ledger.pushDeliveries(channel, page, state);
  }

  @FieldResolver(() => SourceRecordConnection, { description: 'Its records, in the order of their ids.' })
  sourceRecords(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<SourceRecord>> {
    return services.ledger.sourceRecords(channel, page);
  }
}
