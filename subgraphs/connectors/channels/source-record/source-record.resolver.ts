import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import { type SourceVersion, SourceVersionConnection } from '../../ledger/source-version.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { PushResult, PushSourceRecordsInput, ReplayDeadLettersInput } from './source-record.inputs.ts';

/** Source records: asked by channel and foreign id, pushed by systems that pull themselves. */
@Resolver(() => SourceRecord)
export class SourceRecordResolver {
  @Query(() => SourceRecord, {
    nullable: true,
    description: 'The record with this id in this channel; null: none, or not to be seen.',
  })
  sourceRecord(
    @Arg('channelId', () => ID) channelId: string,
    @Arg('externalId', () => String, { description: 'Its id in the channel.' }) externalId: string,
    @Ctx() { em }: ChannelsContext,
  ): Promise<SourceRecord | null> {
    return em.findOne(SourceRecord, { channelId, externalId });
  }

  @Needs('record:push')
  @Mutation(() => PushResult, {
    description:
      'Takes a page of complaints in, with a verdict each; repeating a page changes nothing. CONNECTOR of the channel, CENTRAL_ADMIN, AGENCY_ADMIN of its owner.',
  })
  pushSourceRecords(
    @Arg('input', () => PushSourceRecordsInput) input: PushSourceRecordsInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<PushResult> {
    return services.push.push(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Tries dead letters again, after the connector or its settings were mended. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  replayDeadLetters(
    @Arg('input', () => ReplayDeadLettersInput) input: ReplayDeadLettersInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.push.replay(input);
  }

  @FieldResolver(() => Channel, { description: 'Channel it came through.' })
  channel(@Root() { channelId }: SourceRecord, @Ctx() { loaders }: ChannelsContext): Promise<Channel | null> {
    return loaders.channel.load(channelId);
  }

  @FieldResolver(() => Boolean, { description: 'It was found gone at its source.' })
  withdrawn(@Root() { withdrawnAt }: SourceRecord): boolean {
    return withdrawnAt !== null;
  }

  @FieldResolver(() => SourceVersionConnection, {
    description: 'What it said over time, newest first; its owner and the centre see it.',
  })
  versions(
    @Root() { id }: SourceRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<SourceVersion>> {
    return services.ledger.versions(id, page);
  }
}
