import { Field, ObjectType } from 'type-graphql';
import { CHANNEL_PHASES, ChannelPhase, PHASE_RULES, PhaseSide, PhaseTold } from '../../ledger/channel-phase.ts';

/** Who does what while a channel is in a phase: a line of `PHASE_RULES`. */
@ObjectType({ description: 'Who does what while a channel is in a phase.' })
export class PhaseDuty {
  @Field(() => ChannelPhase, { description: 'The phase.' })
  phase!: ChannelPhase;

  @Field(() => Boolean, { description: 'The channel is in it now.' })
  current!: boolean;

  @Field(() => PhaseSide, { description: 'Where citizens hand reports in.' })
  intake!: PhaseSide;

  @Field(() => PhaseSide, { description: 'Whose word about a status counts.' })
  master!: PhaseSide;

  @Field(() => PhaseSide, { description: 'Whose word counts for reports of the pilot set.' })
  pilotMaster!: PhaseSide;

  @Field(() => PhaseTold, { description: 'Of which reports the old system is told a change of status.' })
  told!: PhaseTold;

  @Field(() => PhaseSide, { description: 'Who writes to citizens.' })
  writesToCitizens!: PhaseSide;

  @Field(() => Boolean, { description: 'Everybody may see its records and reports.' })
  isShown!: boolean;
}

/** Every phase in order, with the one a channel is in marked. */
export const dutiesOf = (now: ChannelPhase): PhaseDuty[] =>
  CHANNEL_PHASES.map((phase) => ({ phase, current: phase === now, ...PHASE_RULES[phase] }));
