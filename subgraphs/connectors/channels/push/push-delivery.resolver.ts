import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../common/graphql/needs.ts';
import { PushDelivery } from '../../ledger/push-delivery.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { RetryPushInput, SettlePushInput } from './push.inputs.ts';

/** Why a status could not be told, or was not. */
@ObjectType({ description: 'Why a status could not be told, or was not.' })
export class PushError {
  @Field(() => String, { nullable: true, description: 'Code of the error registry; null: it was skipped.' })
  code!: string | null;

  @Field(() => String, { description: 'What is wrong, or why it was skipped.' })
  message!: string;
}

/** Statuses on their way back to their sources, and what people can do with those that do not arrive. */
@Resolver(() => PushDelivery)
export class PushDeliveryResolver {
  @Needs('channel:keep')
  @Mutation(() => PushDelivery, {
    description:
      'Tells a source again what was given up or skipped, after a mend. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  retryPush(
    @Arg('input', () => RetryPushInput) input: RetryPushInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<PushDelivery> {
    return services.pushBack.retry(input);
  }

  @Needs('channel:keep')
  @Mutation(() => PushDelivery, {
    description:
      'Keeps what a person found at the source about an UNCERTAIN push. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  settlePush(
    @Arg('input', () => SettlePushInput) input: SettlePushInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<PushDelivery> {
    return services.pushBack.settle(input);
  }

  @FieldResolver(() => PushError, { nullable: true, description: 'What went wrong last; null: nothing did.' })
  lastError(@Root() { errorCode, errorMessage }: PushDelivery): PushError | null {
    return errorMessage === null ? null : { code: errorCode, message: errorMessage };
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'Record whose source is told.' })
  sourceRecord(
    @Root() { sourceRecordId }: PushDelivery,
    @Ctx() { loaders }: ChannelsContext,
  ): Promise<SourceRecord | null> {
    return loaders.sourceRecord.load(sourceRecordId);
  }
}
