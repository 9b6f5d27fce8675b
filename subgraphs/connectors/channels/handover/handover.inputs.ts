import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** One report of a hand-over’s file, as the old system took it in. */
@InputType({ description: 'One report of a hand-over’s file, as the old system took it in.' })
export class HandoverReceiptInput {
  @Field(() => Int, { description: 'Its number in the file (column "no").' })
  n!: number;

  @Field(() => String, { description: 'Its id in the old system: what is pulled under it later is this report.' })
  externalId!: string;
}

/** That the old system took every report of a hand-over's file in. */
@InputType({ description: 'That the old system took every report of a hand-over’s file in.' })
export class ConfirmHandoverInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Hand-over whose file it was.' })
  handoverId!: string;

  @Field(() => String, { description: 'Name of who confirms.' })
  name!: string;

  @Field(() => String, { description: 'HandoverFile.hash of the file that was taken in.' })
  fileHash!: string;

  @Field(() => [HandoverReceiptInput], { description: 'Every report of the file, 10,000 at most.' })
  receipts!: HandoverReceiptInput[];
}

/** What the old system is not known to have, as a file. */
@ObjectType({ description: 'What the old system is not known to have, as a file.' })
export class HandoverFile {
  @Field(() => String, { description: 'Its name, with the number of the hand-over.' })
  name!: string;

  @Field(() => String, { description: 'CSV (RFC 4180); texts that a spreadsheet would compute are quoted.' })
  text!: string;

  @Field(() => String, { description: 'Its SHA-256; confirmHandover names it.' })
  hash!: string;
}

/** How many reports a hand-over has, and where they are. */
@ObjectType({ description: 'How many reports a hand-over has, and where they are.' })
export class HandoverCounts {
  @Field(() => Int, { description: 'All of them.' })
  all!: number;

  @Field(() => Int, { description: 'Known to be there.' })
  there!: number;

  @Field(() => Int, { description: 'Given to the source, which did not say whether it took them.' })
  uncertain!: number;

  @Field(() => Int, { description: 'Refused by the source.' })
  refused!: number;
}
