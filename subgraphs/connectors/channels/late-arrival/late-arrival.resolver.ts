import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { LateArrival, LateArrivalConnection } from '../../ledger/late-arrival.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ExplainLateArrivalsInput } from './late-arrival.inputs.ts';

/** Late arrivals of a channel. */
@Resolver(() => Channel)
export class ChannelLateArrivalResolver {
  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Keeps how items came into the old system after it was closed. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  explainLateArrivals(
    @Arg('input', () => ExplainLateArrivalsInput) input: ExplainLateArrivalsInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.lateArrival.explain(input);
  }

  @FieldResolver(() => LateArrivalConnection, {
    description:
      'Items that came after the old system was closed, unexplained ones first; its owner and the centre see them.',
  })
  lateArrivals(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<LateArrival>> {
    return services.lateArrival.list(channel, page);
  }
}

/** The mark on a record. */
@Resolver(() => SourceRecord)
export class RecordLateArrivalResolver {
  @FieldResolver(() => LateArrival, {
    nullable: true,
    description:
      'It came after its old system was closed; null: it did not. The channel’s owner and the centre see it.',
  })
  lateArrival(@Root() { id }: SourceRecord, @Ctx() { loaders }: ChannelsContext): Promise<LateArrival | null> {
    return loaders.lateArrival.load(id);
  }
}
