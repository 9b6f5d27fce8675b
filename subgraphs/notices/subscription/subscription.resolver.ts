import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { NoticesContext } from '../context.ts';
import { DeliveryFilter } from '../delivery/delivery.inputs.ts';
import { type NoticeDelivery, NoticeDeliveryConnection } from '../delivery/notice-delivery.entity.ts';
import { NoticeSubscription, NoticeSubscriptionConnection } from './notice-subscription.entity.ts';
import { CreateSubscriptionInput, OneSubscriptionInput, UpdateSubscriptionInput } from './subscription.inputs.ts';
import { SubscriptionWithSecret } from './subscription-secret.ts';

/** Who is told what, and how. */
@Resolver(() => NoticeSubscription)
export class SubscriptionResolver {
  @Needs('notice:keep')
  @Query(() => NoticeSubscriptionConnection, {
    description: 'Subscriptions, oldest first. CENTRAL_ADMIN all; AGENCY_ADMIN those of the own agency and below.',
  })
  noticeSubscriptions(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: NoticesContext,
  ): Promise<Connection<NoticeSubscription>> {
    return services.subscription.list(page);
  }

  @Needs('notice:keep')
  @Mutation(() => SubscriptionWithSecret, {
    description: 'A new subscription. CENTRAL_ADMIN; AGENCY_ADMIN for the own agency and below.',
  })
  createSubscription(
    @Arg('input', () => CreateSubscriptionInput) input: CreateSubscriptionInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<SubscriptionWithSecret> {
    return services.subscription.create(input);
  }

  @Needs('notice:keep')
  @Mutation(() => NoticeSubscription, { description: 'Changes a subscription; what waits follows the new address.' })
  updateSubscription(
    @Arg('input', () => UpdateSubscriptionInput) input: UpdateSubscriptionInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<NoticeSubscription> {
    return services.subscription.update(input);
  }

  @Needs('notice:keep')
  @Mutation(() => NoticeSubscription, { description: 'Ends a subscription; what waits for it is not sent any more.' })
  removeSubscription(
    @Arg('input', () => OneSubscriptionInput) input: OneSubscriptionInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<NoticeSubscription> {
    return services.subscription.remove(input);
  }

  @Needs('notice:keep')
  @Mutation(() => SubscriptionWithSecret, {
    description: 'Gives a webhook a new secret; for a week notices are signed with the one before as well.',
  })
  rotateSubscriptionSecret(
    @Arg('input', () => OneSubscriptionInput) input: OneSubscriptionInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<SubscriptionWithSecret> {
    return services.subscription.rotate(input);
  }

  @FieldResolver(() => AgencyStub, { nullable: true, description: 'Agency whose reports it is about; null: all.' })
  agency(@Root() { agencyId }: NoticeSubscription): AgencyStub | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => NoticeDeliveryConnection, { description: 'What was made for it, newest first.' })
  deliveries(
    @Root() { id }: NoticeSubscription,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DeliveryFilter, { nullable: true }) filter: DeliveryFilter | null,
    @Ctx() { services }: NoticesContext,
  ): Promise<Connection<NoticeDelivery>> {
    return services.delivery.list(page, { ...filter, subscriptionId: id });
  }
}
