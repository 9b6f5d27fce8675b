import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { FREE_DAY_KINDS, FreeDayKind, WEEKS, WeekDays } from './day-kind.ts';

/** One state of the working-day calendar. A decree or its amendment makes the next version; none is ever changed. */
@Entity({ schema: 'sla', tableName: 'calendar' })
@ObjectType({
  description: 'One state of the working-day calendar; every clock names the version it was counted with.',
})
export class Calendar {
  @PrimaryKey({ type: 'int', autoincrement: false })
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Decree or amendment that made it.' })
  decree!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'First year whose free days are known.' })
  firstYear!: number;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Last year whose decree is out; deadlines beyond it are PROVISIONAL.' })
  lastYear!: number;

  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the agency whose own decree made it, for itself and the agencies below it; null: the nation.',
  })
  agencyId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}

/** A free day, valid from one calendar version until (without) another. */
@Entity({ schema: 'sla', tableName: 'free_day' })
@ObjectType({ description: 'A day that does not count.' })
@KeptWithOwner()
export class FreeDay {
  @PrimaryKey({ type: 'date' })
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @PrimaryKey({ type: 'int' })
  addedIn!: number;

  @Property({ type: 'int', nullable: true })
  removedIn: number | null = null;

  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the agency for which, and below which, it is free; null: the whole country.',
  })
  agencyId: string | null = null;

  @Enum({ items: () => [...FREE_DAY_KINDS], type: 'text' })
  @Field(() => FreeDayKind, { description: 'Why it is free.' })
  kind!: FreeDayKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Official name, in Indonesian.' })
  name!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'False: nobody has checked it against the decree.' })
  verified!: boolean;
}

/** From a day on an agency and those below it work on these days of the week, as one calendar version decreed. */
@Entity({ schema: 'sla', tableName: 'working_week' })
@ObjectType({ description: 'Days of the week on which an agency and those below it work, from a day on.' })
@KeptWithOwner()
export class WorkingWeek {
  @PrimaryKey({ type: 'int', autoincrement: false })
  @Field(() => Int, { description: 'Calendar version that decreed it.' })
  addedIn!: number;

  @Property({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the agency.' })
  agencyId!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'First day on which it holds.' })
  validFromDay!: string;

  @Enum({ items: () => [...WEEKS], type: 'text' })
  @Field(() => WeekDays, { description: 'The days.' })
  days!: WeekDays;
}
