import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Resolution } from '../report/closing.ts';
import { Matter } from './matter.ts';

/** One answer to all reports of a matter. */
@InputType({ description: 'One answer to all reports of a matter: in own words, or in those of a template.' })
export class ReplyToMatterInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing and answers the same.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The matter, by the id of any of its reports.' })
  matterId!: string;

  @Field(() => String, { nullable: true, description: 'What was done, told to each reporter in the timeline.' })
  message?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Instead of `message`: a template, filled in for each report; see followUpTemplates.',
  })
  templateId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Day for {{tenggat}}.' })
  dueDay?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Ends each answered report too.' })
  close!: boolean;

  @Field(() => Resolution, { nullable: true, description: 'With `close`: how it ended.' })
  resolution?: Resolution | null;
}

/** What became of the answer to one report. */
@ObjectType({ description: 'What became of the answer to one report of a matter.' })
export class MatterReplyResult {
  /** A field resolver makes a report of it, hence no @Field. */
  reportId!: string;

  @Field(() => Boolean, { description: 'It was answered.' })
  done!: boolean;

  @Field(() => String, { nullable: true, description: 'Code of what stood against it; null: done.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in words, with the next step; null: done.' })
  why!: string | null;
}

/** What became of one answer to all. */
@ObjectType({ description: 'What became of one answer to all reports of a matter.' })
export class MatterReply {
  @Field(() => Matter, { description: 'The matter as the viewer sees it.' })
  matter!: Matter;

  @Field(() => [MatterReplyResult], {
    description: 'One for each of its reports that the viewer sees, earliest first.',
  })
  results!: MatterReplyResult[];
}
