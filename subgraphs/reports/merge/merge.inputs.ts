import { Field, ID, InputType, Int } from 'type-graphql';

/** Joins two reports. */
@InputType({ description: 'Joins two reports that are one submission. Nothing is moved or deleted.' })
export class MergeReportsInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'One report; which of the two leads is decided by receipt.' })
  reportId!: string;

  @Field(() => Int, { description: 'Version of that report that the decision was made on.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The other report.' })
  otherReportId!: string;

  @Field(() => String, { description: 'Why they are one.' })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'CENTRAL_ADMIN only: also where a pin, unlikeness or the limit of 200 reports stands against it; the decision keeps what was overruled.',
  })
  overrule!: boolean;
}

/** Takes a report out again. */
@InputType({ description: 'Takes a report out of those it was joined to, and keeps them apart from then on.' })
export class UnmergeReportsInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The report that was joined to another (`mergedInto` is not null).' })
  reportId!: string;

  @Field(() => Int, { description: 'Version of that report that the decision was made on.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why they are not one.' })
  reason!: string;
}
