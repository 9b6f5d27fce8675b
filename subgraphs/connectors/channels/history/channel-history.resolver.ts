import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { type ChannelValue, ChannelValueConnection } from '../../ledger/channel-value.entity.ts';
import { type ImportRun, ImportRunConnection } from '../../ledger/import-run.entity.ts';
import { ValueKind } from '../../ledger/import-words.ts';
import type { ChannelsContext } from '../context.ts';
import { ImportRemarkConnection, type ImportRemarkItem, MapChannelValuesInput } from './history.inputs.ts';

/** A channel's imports and the tables of its values. */
@Resolver(() => Channel)
export class ChannelHistoryResolver {
  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Says what values of a channel mean in the hub; holds for everything that comes from then on. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  mapChannelValues(
    @Arg('input', () => MapChannelValuesInput) input: MapChannelValuesInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.values.map(input);
  }

  @FieldResolver(() => ImportRunConnection, {
    description: 'Imports of its history, newest first; its owner, the centre and auditors see them.',
  })
  imports(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<ImportRun>> {
    return services.ledger.imports(channel, page);
  }

  @FieldResolver(() => ChannelValueConnection, {
    description: 'Every line of the tables of its values, newest first; its owner, the centre and auditors see them.',
  })
  mappedValues(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<ChannelValue>> {
    return services.ledger.mappedValues(channel, page);
  }

  @FieldResolver(() => ImportRemarkConnection, {
    description:
      'Values of its newest import (or dry run) that nothing maps yet, most records first; its owner and the centre see them.',
  })
  unmappedValues(
    @Root() { id }: Channel,
    @Arg('kind', () => ValueKind, { description: 'Which values.' }) kind: ValueKind,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<ImportRemarkItem>> {
    return services.values.unmapped(id, kind, page);
  }
}
