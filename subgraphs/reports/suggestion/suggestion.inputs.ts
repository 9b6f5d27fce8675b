import { Field, ID, InputType } from 'type-graphql';
import { SuggestionBand } from './suggestion-words.ts';

/** Which pairs the review queue shows; absent parts do not narrow. */
@InputType({ description: 'Which pairs the review queue shows; absent parts do not narrow it.' })
export class DuplicateQueueFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only pairs with a report of this agency, or of one below it. Offices: absent means the own agency.',
  })
  agencyId?: string | null;

  @Field(() => SuggestionBand, { nullable: true, description: 'Only this band.' })
  band?: SuggestionBand | null;
}

/** Refuses a suggestion. */
@InputType({ description: 'Says that two reports are not the same, so that they are never proposed again.' })
export class RejectDuplicateInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'One report.' })
  reportId!: string;

  @Field(() => ID, { description: 'The other report.' })
  otherReportId!: string;

  @Field(() => String, { description: 'Why they are not the same.' })
  reason!: string;
}
