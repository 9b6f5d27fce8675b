import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../common/graphql/enum.ts';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { GateSignature } from '../../ledger/gate-signature.entity.ts';
import { GateWaiver } from '../../ledger/gate-waiver.entity.ts';

/** How a check of a gate stands. */
export const GateCheckState = enumOf(['GREEN', 'RED', 'WAIVED']);
export type GateCheckState = keyof typeof GateCheckState;
registerEnumType(GateCheckState, {
  name: 'GateCheckState',
  description: 'How a check of a gate stands.',
  valuesConfig: { WAIVED: { description: 'Red, and both sides took that upon themselves.' } },
});

/** A row behind a check. */
@ObjectType({ description: 'A row behind a check.' })
export class GateRow {
  @Field(() => String, { description: 'What it is, e.g. "Finding".' })
  kind!: string;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

/** How one check stands, with the rows behind it. */
@ObjectType({ description: 'How one check of a gate stands.' })
export class GateCheckResult {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What must be true.' })
  mustHold!: string;

  @Field(() => GateCheckState, { description: 'Is it?' })
  state!: GateCheckState;

  @Field(() => String, { description: 'Why it stands so.' })
  because!: string;

  @Field(() => [GateRow], {
    description: 'Rows behind it, the first 100: those against it, or else those for it; for auditors none.',
  })
  rows!: GateRow[];
}

/** What must be true before a channel moves on, and whether it is; computed from stored rows. */
@ObjectType({
  description: 'What must be true before a channel moves on, and whether it is; computed from stored rows.',
})
export class GateReport {
  @Field(() => ID, { description: 'Channel that is to move.' })
  channelId!: string;

  @Field(() => ChannelPhase, { description: 'Phase to which it leads.' })
  to!: ChannelPhase;

  @Field(() => String, { description: 'What signGate signs: another one as soon as a check stands otherwise.' })
  hash!: string;

  @Field(() => [GateCheckResult], { description: 'Its checks.' })
  checks!: GateCheckResult[];

  @Field(() => Boolean, { description: 'No check is red: both sides may sign.' })
  signable!: boolean;

  @Field(() => [GateSignature], { description: 'Signatures that count.' })
  signatures!: GateSignature[];

  @Field(() => [GateWaiver], { description: 'Waivers of this stay in the phase, also of one side alone.' })
  waivers!: GateWaiver[];

  @Field(() => Boolean, { description: 'Both sides have signed: advancePhase may follow.' })
  open!: boolean;

  @Field(() => Date, { nullable: true, description: 'When the first signature lapses; null: none counts.' })
  lapsesAt!: Date | null;
}
