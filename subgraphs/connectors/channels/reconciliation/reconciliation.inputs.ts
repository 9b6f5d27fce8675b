import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../../common/graphql/scalars.ts';
import { FindingCause, FindingKind } from '../../ledger/reconciliation-words.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';

/** A comparison of a channel with its source. */
@InputType({ description: 'A comparison of a channel with its source.' })
export class StartReconciliationInput extends ChannelActionInput {
  @Field(() => DayScalar, {
    nullable: true,
    description: 'First day of receipt; absent: from the beginning. Gates count comparisons without days only.',
  })
  from?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Last day of receipt; absent: to the end.' })
  to?: string | null;
}

/** Why the two sides differ about an item. */
@InputType({ description: 'Why the two sides differ about an item.' })
export class ExplainDifferenceInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Finding that is explained; the explanation holds until one side changes.' })
  findingId!: string;

  @Field(() => String, { description: 'The reason, in words others understand later.' })
  reason!: string;
}

/** Which findings a list shows; absent parts do not narrow it. */
@InputType({ description: 'Which findings a list shows; absent parts do not narrow it.' })
export class FindingFilter {
  @Field(() => FindingKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: FindingKind | null;

  @Field(() => FindingCause, { nullable: true, description: 'Only those with this cause.' })
  cause?: FindingCause | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those with no cause and no explanation that holds.',
  })
  unexplained?: boolean | null;
}
