import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Holder } from './holder.ts';
import { Classification, EventKind, Occurrence } from './report-words.ts';
import { Stage } from './stage.ts';

/** Events between which a clock stands still. */
@ObjectType('Standstill', { description: 'Events between which a clock stands still.' })
@InputType('StandstillInput', { description: 'Events between which a clock stands still.' })
export class Standstill {
  @Field(() => [EventKind], {
    description: 'Events that stop it. One that also ends the clock ends it for the time being.',
  })
  from!: readonly EventKind[];

  @Field(() => [EventKind], { description: 'Events that let it go on; the days between do not count.' })
  until!: readonly EventKind[];
}

/** One deadline as data. What clients read is what `publishRuleSet` takes. */
@ObjectType('DeadlineRule', { description: 'One deadline of a rule set.' })
@InputType('DeadlineRuleInput', { description: 'One deadline of a rule set.' })
export class Rule {
  @Field(() => Stage, { description: 'What has to happen in time.' })
  stage!: Stage;

  @Field(() => Holder, { description: 'Whose turn it times.' })
  holder!: Holder;

  @Field(() => Int, { description: 'Limit in working days, 1 to 365.' })
  limitDays!: number;

  @Field(() => [EventKind], { description: 'Events that start the clock.' })
  starts!: readonly EventKind[];

  @Field(() => [EventKind], {
    nullable: true,
    description: 'Instead, when the reporter picked the agency; null: the same events.',
  })
  startsWhenAgencyPicked!: readonly EventKind[] | null;

  @Field(() => Occurrence, { description: 'The first or the last of these events starts it.' })
  occurrence!: Occurrence;

  @Field(() => [EventKind], { description: 'Events that fulfil it.' })
  ends!: readonly EventKind[];

  @Field(() => [EventKind], { description: 'Events by which it falls away.' })
  cancels!: readonly EventKind[];

  @Field(() => [Standstill], { description: 'When it stands still.' })
  standstills!: readonly Standstill[];

  @Field(() => Classification, { nullable: true, description: 'Only reports of this class have it; null: all.' })
  classification!: Classification | null;

  @Field(() => String, { description: 'Where the rule comes from: key in docs/SOURCES.md, or the decree.' })
  source!: string;

  @Field(() => Boolean, { description: 'False: taken from a source that nobody has checked.' })
  verified!: boolean;
}

/** All deadlines in force from a day on. */
export interface RuleSetContent {
  version: string;
  validFromDay: string;
  rules: readonly Rule[];
}
