import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../common/graphql/enum.ts';
import { ComplaintInput } from './complaint.inputs.ts';

/** Most complaints one push may hold. */
export const MAX_PUSHED = 100;

/** A page of complaints from a system that pushes. */
@InputType({ description: 'A page of complaints from a system that pushes.' })
export class PushSourceRecordsInput {
  @Field(() => String, { description: 'Name of this page; the same page again gets the same answer.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Channel they belong to.' })
  channelId!: string;

  @Field(() => [ComplaintInput], { description: 'At most 100, oldest change first.' })
  complaints!: ComplaintInput[];
}

/** Dead letters to be tried again. */
@InputType({ description: 'Dead letters to be tried again.' })
export class ReplayDeadLettersInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Channel whose dead letters are tried.' })
  channelId!: string;
}

/** What became of one pushed complaint. */
export const PushVerdict = enumOf(['CREATED', 'CHANGED', 'UNCHANGED', 'LATE', 'REJECTED']);
export type PushVerdict = keyof typeof PushVerdict;
registerEnumType(PushVerdict, {
  name: 'PushVerdict',
  description: 'What became of one pushed complaint.',
  valuesConfig: {
    LATE: { description: 'Older than what is known: kept as history, the state stays.' },
    REJECTED: { description: 'Cannot be taken in; kept as a dead letter with its reason.' },
  },
});

/** The answer for one complaint of the page. */
@ObjectType({ description: 'The answer for one complaint of the page.' })
export class PushedRecord {
  @Field(() => String, { description: 'Its id in your system.' })
  externalId!: string;

  @Field(() => PushVerdict, { description: 'What became of it.' })
  verdict!: PushVerdict;

  @Field(() => String, { nullable: true, description: 'Why it was rejected and what to mend; null otherwise.' })
  reason!: string | null;
}

/** The answer for a pushed page. */
@ObjectType({ description: 'The answer for a pushed page.' })
export class PushResult {
  @Field(() => [PushedRecord], { description: 'One entry per complaint, in the order of the page.' })
  records!: PushedRecord[];
}
