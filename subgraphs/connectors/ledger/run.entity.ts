import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { enumOf } from '../../common/graphql/enum.ts';
import type { Json } from '../kit/json.ts';
import { shownOrOwner } from './row-rules.ts';

/** How a run ended. */
export const RUN_OUTCOMES = ['RUNNING', 'DONE', 'RETRY_LATER', 'PARKED', 'FAILED', 'ABANDONED'] as const;
export const RunOutcome = enumOf(RUN_OUTCOMES);
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

registerEnumType(RunOutcome, {
  name: 'RunOutcome',
  description: 'How a run ended.',
  valuesConfig: {
    RETRY_LATER: { description: 'The source could not be reached or asked us to wait; the schedule tries again.' },
    PARKED: { description: 'Something a person has to mend; nothing is pulled until resumeChannel.' },
    FAILED: { description: 'What was handed in for this one run cannot be used; the channel goes on as before.' },
    ABANDONED: { description: 'Its worker died or stopped; what it committed holds, the next run goes on there.' },
  },
});

/** One pull or pushed page of a channel, with what came of it. */
@Entity({
  schema: 'connectors',
  tableName: 'run',
  rowLevelSecurity: 'force',
  policies: [{ name: 'shown_or_owner', using: shownOrOwner('channel_id') }],
})
@ObjectType({ description: 'One pull or pushed page of a channel, with what came of it.' })
export class Run {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later runs have greater ones.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'Start.' })
  startedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'End; null while it runs.' })
  endedAt: Date | null = null;

  @Enum({ items: () => [...RUN_OUTCOMES], type: 'text' })
  @Field(() => RunOutcome, { description: 'How it ended.' })
  outcome!: RunOutcome;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, { description: 'It fetched what lies behind, beside the usual pulls.' })
  backfill: boolean = false;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Items read.' })
  seen: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'New source records.' })
  created: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Source records with a new version.' })
  changed: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Source records that say what they said.' })
  unchanged: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Older versions that came late: history only.' })
  late: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Source records found gone at their source.' })
  withdrawn: number = 0;

  @Property({ type: 'int', default: 0 })
  @Field(() => Int, { description: 'Items that became dead letters.' })
  dead: number = 0;

  /** Why it ended early; a field resolver shows it to the owner. */
  @Property({ type: 'text', nullable: true })
  errorCode: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  /** Remarks about odd but usable items; a field resolver shows them to the owner. */
  @Property({ type: 'jsonb', default: '[]' })
  notes: string[] = [];

  /** Verdicts of a pushed page, so that a repeat gets the same answer. */
  @Property({ type: 'jsonb', nullable: true })
  verdicts: Json | null = null;
}

/** A page of runs. */
export const RunConnection = connectionOf('Run', () => Run);
