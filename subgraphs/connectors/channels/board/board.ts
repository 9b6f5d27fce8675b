import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../../common/graphql/scalars.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { GateReport } from '../gate/gate-report.ts';

/** What the last whole comparison of a day left unexplained. */
@ObjectType({ description: 'What the last whole comparison of a day left unexplained.' })
export class UnexplainedOnDay {
  @Field(() => DayScalar, { description: 'Day, Jakarta.' })
  day!: string;

  @Field(() => Int, { description: 'Differences that nothing explains, as of now.' })
  unexplained!: number;
}

/** How a channel is doing on its way into the hub, for its owner and the centre. */
@ObjectType({ description: 'How a channel is doing on its way into the hub.' })
export class ChannelBoard {
  @Field(() => Int, { nullable: true, description: 'Whole days in its phase; null: it never moved.' })
  daysInPhase!: number | null;

  @Field(() => GateReport, { nullable: true, description: 'The gate to its next phase; null: there is none.' })
  gate!: GateReport | null;

  @Field(() => [UnexplainedOnDay], { description: 'The last thirty days with a whole comparison, oldest first.' })
  unexplained!: UnexplainedOnDay[];

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds since its last complete pull or push; null: there was none.',
  })
  lagSeconds!: number | null;

  @Field(() => Int, { description: 'Dead letters that are not settled.' })
  deadLetters!: number;

  @Field(() => Int, { description: 'Statuses that its source is still to be told.' })
  pushesWaiting!: number;

  @Field(() => Int, { description: 'Statuses of which nobody knows whether its source has them.' })
  pushesUncertain!: number;

  @Field(() => Int, { description: 'Statuses that were given up.' })
  pushesFailed!: number;

  @Field(() => Int, { description: 'Items that came after the old system was closed.' })
  lateArrivals!: number;

  @Field(() => Int, { description: 'Those of them that nobody has explained.' })
  lateArrivalsOpen!: number;
}

/** How many channels are in a phase. */
@ObjectType({ description: 'How many channels are in a phase.' })
export class PhaseCount {
  @Field(() => ChannelPhase, { description: 'The phase.' })
  phase!: ChannelPhase;

  @Field(() => Int, { description: 'Channels in it.' })
  channels!: number;
}

/** A channel that does not move on. */
@ObjectType({ description: 'A channel that does not move on.' })
export class BlockedChannel {
  @Field(() => Channel, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Int, { description: 'Whole days in its phase.' })
  daysInPhase!: number;

  @Field(() => [String], { description: 'Names of the red checks of its next gate.' })
  redChecks!: string[];
}

/** All channels on their way into the hub, as far as the viewer answers for them. */
@ObjectType({ description: 'All channels on their way into the hub, as far as the viewer answers for them.' })
export class MigrationBoard {
  @Field(() => [PhaseCount], { description: 'Channels per phase, every phase; empty for viewers who answer for none.' })
  phases!: PhaseCount[];

  @Field(() => [BlockedChannel], {
    description: 'Ten that are longest in their phase and whose next gate has a red check.',
  })
  longestBlocked!: BlockedChannel[];
}
