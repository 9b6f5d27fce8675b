import { Field, ID, InputType } from 'type-graphql';

/** Asks who wrote a report. */
@InputType({ description: 'Asks who wrote a report; the question is kept in the audit log.' })
export class RevealReporterInput {
  @Field(() => String, { description: 'Name of this intention; a repeat is answered alike and logged once.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => String, { description: 'Why the identity is needed; at least ten characters.' })
  reason!: string;
}
