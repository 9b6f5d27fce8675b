import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { enumOf } from '../../common/graphql/enum.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import type { Pause } from '../calendar/working-day.policy.ts';
import { STAGES, Stage } from '../rule-set/stage.ts';

/** States a clock is stored in; OVERDUE is RUNNING behind its due day and is found when one looks. */
export const STORED_STATES = ['RUNNING', 'PAUSED', 'MET', 'BREACHED', 'UNKNOWN'] as const;
export const ClockState = enumOf([...STORED_STATES, 'OVERDUE']);
export type ClockState = keyof typeof ClockState;
export const Certainty = enumOf(['FINAL', 'PROVISIONAL']);

registerEnumType(ClockState, {
  name: 'ClockState',
  description: 'How a clock stands today.',
  valuesConfig: {
    PAUSED: { description: 'The reporter was asked for something; the days do not count.' },
    MET: { description: 'It ended in time.' },
    BREACHED: { description: 'It ended behind its due day.' },
    UNKNOWN: { description: 'It has ended, but its source does not say when; nobody is blamed on a guess.' },
    OVERDUE: { description: 'It runs and its due day has passed.' },
  },
});
registerEnumType(Certainty, {
  name: 'Certainty',
  description: 'Can the due day still move?',
  valuesConfig: {
    PROVISIONAL: {
      description: 'A year on the way has no published decree, or the start is known only as "at or before".',
    },
  },
});

/** One deadline of one report. A changed verdict is a new row that supersedes the old one; nothing is overwritten. */
@Entity({ schema: 'sla', tableName: 'sla_clock' })
@ObjectType({ description: 'One deadline of one report.' })
@Directive('@key(fields: "id")')
export class SlaClock {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  /** The report that leads since a merge, else the report itself: the earliest due day of all members is shown. */
  @Property({ type: 'uuid' })
  leadReportId!: string;

  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Enum({ items: () => [...STAGES], type: 'text' })
  @Field(() => Stage, { description: 'What has to happen in time.' })
  stage!: Stage;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Day of the event that started it; the next working day is day 1.' })
  startDay!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Last day in time.' })
  dueDay!: string;

  @Enum({ items: () => [...STORED_STATES], type: 'text' })
  state!: (typeof STORED_STATES)[number];

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day on which it ended (with UNKNOWN: by which it had ended); null while it runs.',
  })
  endedDay: string | null = null;

  @Enum({ items: () => Object.values(Certainty), type: 'text' })
  @Field(() => Certainty, { description: 'Can the due day still move?' })
  certainty!: keyof typeof Certainty;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Limit in working days.' })
  limitDays!: number;

  @Property({ type: 'jsonb', default: '[]' })
  pauses: Pause[] = [];

  @Property({ type: 'text' })
  @Field(() => String, { description: 'IANA zone in which its days are counted.' })
  timezone!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Rule set it follows.' })
  ruleSetVersion!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Calendar it was counted with.' })
  calendarVersion!: number;

  /** Imported history: a verdict about the past. */
  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'It judges imported history.' })
  historic!: boolean;

  @Property({ type: 'uuid', nullable: true })
  supersedesId: string | null = null;

  /** False once a newer row supersedes it, or its rule no longer applies. */
  @Property({ type: 'boolean' })
  current!: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When this verdict was reached.' })
  computedAt!: Date;
}

/** A page of clocks. */
export const SlaClockConnection = connectionOf('SlaClock', () => SlaClock);
