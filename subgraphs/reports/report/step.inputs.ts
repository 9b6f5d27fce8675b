import { Field, ID, InputType, Int } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Classification } from './classification.ts';
import { Resolution } from './closing.ts';

/** What every step on a report says. */
@InputType()
export class StepInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'Version of the report that the decision was made on.' })
  expectedVersion!: number;
}

/** A step with a word to it, if one likes. */
@InputType()
export class RemarkInput extends StepInput {
  @Field(() => String, { nullable: true, description: 'A word to it, shown in the timeline with the content.' })
  message?: string | null;
}

/** A step that consists of words. */
@InputType()
export class MessageInput extends StepInput {
  @Field(() => String, { description: 'The words, shown in the timeline with the content.' })
  message!: string;
}

/** Hands a report to an agency (disposisi). */
@InputType({ description: 'Hands a report to an agency (disposisi).' })
export class DispatchReportInput extends RemarkInput {
  @Field(() => ID, { description: 'Agency that is to handle it.' })
  agencyId!: string;
}

/** Takes a report on (verifikasi). */
@InputType({ description: 'Takes a report on (verifikasi).' })
export class VerifyReportInput extends RemarkInput {
  @Field(() => Classification, { nullable: true, description: 'Its class; absent: as it is.' })
  classification?: Classification | null;
}

/** Gives a report back to the centre. */
@InputType({ description: 'Gives a report back to the centre (bukan kewenangan); `message` says why.' })
export class ReturnReportInput extends MessageInput {}

/** Asks the reporter for what is missing. */
@InputType({ description: 'Asks the reporter for what is missing; `message` is the question.' })
export class RequestCompletionInput extends MessageInput {}

/** Puts a report off. */
@InputType({ description: 'Puts a report off (tunda); `message` says why.' })
export class PostponeReportInput extends MessageInput {}

/** Tells what was done. */
@InputType({ description: 'Tells what was done (tindak lanjut): in own words, or in those of a template.' })
export class AddFollowUpInput extends RemarkInput {
  @Field(() => ID, { nullable: true, description: 'Instead of `message`: a template, see followUpTemplates.' })
  templateId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Day for {{tenggat}}, as Report.clocks tells it.' })
  dueDay?: string | null;
}

/** Answers an agency. */
@InputType({ description: 'Answers an agency, or completes what it asked for.' })
export class ReplyToReportInput extends MessageInput {}

/** Opens a report again. */
@InputType({ description: 'Opens a report again; `message` says why.' })
export class ReopenReportInput extends MessageInput {}

/** Ends a report. */
@InputType({ description: 'Ends a report.' })
export class CloseReportInput extends RemarkInput {
  @Field(() => Resolution, { nullable: true, description: 'How it ended; closed alone does not mean solved.' })
  resolution?: Resolution | null;
}

/** Lays a report aside without handling it. */
@InputType({ description: 'Lays a report aside without handling it.' })
export class ArchiveReportInput extends StepInput {
  @Field(() => String, { description: 'Why; everybody can read it.' })
  reason!: string;
}

/** Hides a report whose content nobody should see. */
@InputType({ description: 'Hides a report whose content nobody should see.' })
export class BlockReportInput extends RemarkInput {}
