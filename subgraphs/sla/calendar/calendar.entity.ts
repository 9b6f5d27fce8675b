import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { FreeDayKind, NATIONAL_KINDS } from './day-kind.ts';

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

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}

/** A free day, valid from one calendar version until (without) another. */
@Entity({ schema: 'sla', tableName: 'free_day' })
@ObjectType({ description: 'A day that does not count.' })
export class FreeDay {
  @PrimaryKey({ type: 'date' })
  @Field(() => DayScalar, { description: 'The day.' })
  day!: string;

  @PrimaryKey({ type: 'int' })
  addedIn!: number;

  @Property({ type: 'int', nullable: true })
  removedIn: number | null = null;

  @Enum({ items: () => [...NATIONAL_KINDS], type: 'text' })
  @Field(() => FreeDayKind, { description: 'Why it is free.' })
  kind!: FreeDayKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Official name, in Indonesian.' })
  name!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'False: nobody has checked it against the decree.' })
  verified!: boolean;
}
