import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Reconciliation, ReconciliationConnection } from '../../ledger/reconciliation.entity.ts';
import type { ChannelsContext } from '../context.ts';

/** A channel's comparisons with its source. Its owner, the centre and auditors see them. */
@Resolver(() => Channel)
export class ChannelReconciliationResolver {
  @FieldResolver(() => Reconciliation, {
    nullable: true,
    description: 'The comparison with this id, or the newest; null: none. Its owner, the centre and auditors see it.',
  })
  reconciliation(
    @Root() { id: channelId }: Channel,
    @Arg('id', () => ID, { nullable: true, description: 'Absent: the newest.' }) id: string | null,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Reconciliation | null> {
    return services.reconciliation.one(channelId, id ?? null);
  }

  @FieldResolver(() => ReconciliationConnection, {
    description: 'Its comparisons, newest first; its owner, the centre and auditors see them.',
  })
  reconciliations(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<Reconciliation>> {
    return services.ledger.reconciliations(channel, page);
  }
}
