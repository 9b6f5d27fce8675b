import { Field, ID, InputType } from 'type-graphql';

/** Brings reports under one matter. */
@InputType({ description: 'Says that reports are about one thing. Each stays a report of its own.' })
export class LinkSameMatterInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The reports, 2 to 20; what hangs together with them already comes along.' })
  reportIds!: string[];

  @Field(() => String, { description: 'Why they are about one thing.' })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'CENTRAL_ADMIN only: also where a pin, unlikeness or the limit of 200 reports stands against it.',
  })
  overrule!: boolean;
}

/** Takes a link back. */
@InputType({ description: 'Takes back what linkSameMatter or linkRecurrence said of two reports.' })
export class UnlinkReportsInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'One report.' })
  reportId!: string;

  @Field(() => ID, { description: 'The other report.' })
  otherReportId!: string;

  @Field(() => String, { description: 'Why they do not belong together.' })
  reason!: string;
}

/** Lets a report refer to an earlier one. */
@InputType({ description: 'Says that a report tells of the same again after an earlier one had ended.' })
export class LinkRecurrenceInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The report that tells of it again.' })
  reportId!: string;

  @Field(() => ID, { description: 'The earlier one: closed or archived, or received more than 90 days before.' })
  earlierReportId!: string;

  @Field(() => String, { description: 'Why it is the same again.' })
  reason!: string;
}
