import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { isChannelOf, isOfficeOf, roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import type { Pause } from '../calendar/working-day.policy.ts';
import { HOLDERS, Holder } from '../rule-set/holder.ts';
import { STAGES, Stage } from '../rule-set/stage.ts';
import { DueCertainty, STORED_STATES, type StoredState } from './clock-state.ts';

/** Whoever may know of a report may know its deadlines: as the rule on the reports themselves, but without authors. */
const VISIBLE = `shown or ${roleIn('CENTRAL_ADMIN', 'AUDITOR')} or ${isOfficeOf('sla_clock')} or ${isChannelOf('sla_clock')}`;

/** One deadline of one report. A changed verdict is a new row that supersedes the old one; nothing is overwritten. */
@Entity({
  schema: 'sla',
  tableName: 'sla_clock',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'One deadline of one report.' })
@Directive('@key(fields: "id")')
export class SlaClock {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  /** The report that leads since a merge, else the report itself: the strictest clock of all members is shown. */
  @Property({ type: 'uuid' })
  leadReportId!: string;

  /** Agency that answers for the leading report. */
  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  /** Everybody may know of the report; false: its channel is hidden, it was withdrawn, or it is blocked. */
  @Property({ type: 'boolean' })
  shown!: boolean;

  /** Channel that brought the report, and the agency that owns it. */
  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'uuid', nullable: true })
  channelAgencyId: string | null = null;

  /** Event number of the report's snapshot from which the verdict was reached. */
  @Property({ type: 'int' })
  snapshotSeq!: number;

  @Enum({ items: () => [...STAGES], type: 'text' })
  @Field(() => Stage, { description: 'What has to happen in time.' })
  stage!: Stage;

  @Enum({ items: () => [...HOLDERS], type: 'text' })
  @Field(() => Holder, { description: 'Whose turn it times.' })
  holder!: Holder;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Day of the event that started it; the next working day is day 1.' })
  startDay!: string;

  /** While it stands still: as if it had gone on at once. A field resolver adds the days since. */
  @Property({ type: 'date' })
  dueDay!: string;

  @Enum({ items: () => [...STORED_STATES], type: 'text' })
  state!: StoredState;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day on which it ended (with UNKNOWN: by which it had ended); null while it runs.',
  })
  endedDay: string | null = null;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Day behind which it stands still; null: it does not.' })
  heldSinceDay: string | null = null;

  @Enum({ items: () => Object.values(DueCertainty), type: 'text' })
  @Field(() => DueCertainty, { description: 'Can the due day still move?' })
  certainty!: DueCertainty;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Limit in working days.' })
  limitDays!: number;

  @Property({ type: 'jsonb', default: '[]' })
  pauses: Pause[] = [];

  @Property({ type: 'text' })
  @Field(() => String, { description: 'IANA zone in which its days are counted: that of the report’s agency.' })
  timezone!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Rule set it follows.' })
  ruleSetVersion!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Calendar it was counted with.' })
  calendarVersion!: number;

  /** The agency's own standard that set the limit. */
  @Property({ type: 'uuid', nullable: true })
  standardId: string | null = null;

  /** Agencies whose own days and weeks it was counted with, the lowest first. */
  @Property({ type: 'jsonb', default: '[]' })
  calendarScope: string[] = [];

  /** Imported history: a verdict about the past. */
  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'It judges imported history.' })
  historic!: boolean;

  @Property({ type: 'uuid', nullable: true })
  supersedesId: string | null = null;

  /** False once a newer row supersedes it, or its rule no longer applies. */
  @Property({ type: 'boolean' })
  current!: boolean;

  /** Day on which its alarms are to be looked at (`alarm/`); null: as it stands there will be none. */
  @Property({ type: 'date', nullable: true, default: '1970-01-01' })
  nextLookDay: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When this verdict was reached.' })
  computedAt!: Date;
}

/** A page of clocks. */
export const SlaClockConnection = connectionOf('SlaClock', () => SlaClock);
