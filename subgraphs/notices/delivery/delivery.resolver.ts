import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { NoticesContext } from '../context.ts';
import { NoticeSubscription } from '../subscription/notice-subscription.entity.ts';
import { OneSubscriptionInput } from '../subscription/subscription.inputs.ts';
import { DeliveryFilter, RetryDeliveryInput } from './delivery.inputs.ts';
import { NoticeDelivery, NoticeDeliveryConnection } from './notice-delivery.entity.ts';

/** What was sent, what waits, what was given up. */
@Resolver(() => NoticeDelivery)
export class DeliveryResolver {
  @Needs('notice:keep')
  @Query(() => NoticeDeliveryConnection, {
    description:
      'Notices, newest first; the filter DEAD gives the dead letters. CENTRAL_ADMIN; AGENCY_ADMIN of the own agency and below.',
  })
  noticeDeliveries(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DeliveryFilter, { nullable: true }) filter: DeliveryFilter | null,
    @Ctx() { services }: NoticesContext,
  ): Promise<Connection<NoticeDelivery>> {
    return services.delivery.list(page, { ...filter });
  }

  @Needs('notice:keep')
  @Mutation(() => NoticeDelivery, { description: 'Sends a notice about nothing the way all others go.' })
  sendTestNotice(
    @Arg('input', () => OneSubscriptionInput) input: OneSubscriptionInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<NoticeDelivery> {
    return services.delivery.sendTest(input);
  }

  @Needs('notice:keep')
  @Mutation(() => NoticeDelivery, { description: 'Tries a notice again at once, under the same id.' })
  retryDelivery(
    @Arg('input', () => RetryDeliveryInput) input: RetryDeliveryInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<NoticeDelivery> {
    return services.delivery.retry(input);
  }

  @FieldResolver(() => NoticeSubscription, { description: 'Whom it is for.' })
  subscription(@Root() delivery: NoticeDelivery, @Ctx() { services }: NoticesContext): Promise<NoticeSubscription> {
    return services.delivery.subscriptionOf(delivery);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Id of the report it tells of; null: a test.' })
  reportId(@Root() { data }: NoticeDelivery): string | null {
    return data.reportId;
  }
}
