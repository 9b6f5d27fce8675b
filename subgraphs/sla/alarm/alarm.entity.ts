import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Stage } from '../rule-set/stage.ts';
import { AlarmKind, EscalationLevel } from './alarm-kind.ts';

/** Whoever may see the clock may see its alarms: the row rule of the clocks is asked. */
const VISIBLE = 'exists (select 1 from sla.sla_clock c where c.id = alarm.clock_id)';

/** One moment of one clock, told once. Never changed, never deleted; unique keys are in migration 004. */
@Entity({
  schema: 'sla',
  tableName: 'alarm',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType('ClockAlarm', { description: 'One moment of one clock, told once.' })
export class Alarm {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  /** The verdict that stood when it was told. */
  @Property({ type: 'uuid' })
  clockId!: string;

  @Property({ type: 'text' })
  @Field(() => Stage, { description: 'Stage of the clock.' })
  stage!: Stage;

  /** A window of the reporter opens anew with each follow-up: the day it did. Empty: an office’s duty, once per report. */
  @Property({ type: 'text' })
  round!: string;

  @Property({ type: 'text' })
  @Field(() => AlarmKind, { description: 'Which moment.' })
  kind!: AlarmKind;

  @Property({ type: 'text', nullable: true })
  @Field(() => EscalationLevel, { nullable: true, description: 'Rung that was told; null: none.' })
  level: EscalationLevel | null = null;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Due day of the clock as it stood then.' })
  dueDay!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Day on which the moment came, in the zone of the clock.' })
  onDay!: string;

  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Escalation ladder it followed.' })
  ladderVersion!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was told.' })
  at!: Date;
}
