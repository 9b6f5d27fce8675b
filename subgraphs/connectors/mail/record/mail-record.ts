import { Field, Int, ObjectType } from 'type-graphql';

/** An attached file, as facts. */
@ObjectType({ description: 'A file that was attached to a mail; the file itself stays in the mailbox.' })
export class MailAttachment {
  @Field(() => String, { nullable: true, description: 'Its name; null: it has none.' })
  name!: string | null;

  @Field(() => String, { description: 'Media type its sender states.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Size, bytes.' })
  bytes!: number;
}

/** One mail of a conversation. */
@ObjectType({ description: 'One mail of a conversation.' })
export class MailMessage {
  @Field(() => Date, { description: 'When the server received it.' })
  receivedAt!: Date;

  @Field(() => String, { description: 'Folder it lay in when it was last read.' })
  folder!: string;

  @Field(() => [String], { description: 'Flags it bore when it was last read, e.g. "\\\\Answered".' })
  flags!: string[];

  @Field(() => String, { nullable: true, description: 'Sender as written; null: withheld from this viewer.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Subject; null: none, or withheld from this viewer.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Whole text with quotes; null: withheld from this viewer.' })
  text!: string | null;

  @Field(() => [MailAttachment], { nullable: true, description: 'Attached files; null: withheld from this viewer.' })
  attachments!: MailAttachment[] | null;
}

/** The mails a source record was made of. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'The mails of one conversation, from which a source record was made.' })
export class MailRecord {
  @Field(() => Int, { description: 'How many mails the version that holds was made of.' })
  count!: number;

  @Field(() => Date, { description: 'When the server received the newest of them.' })
  lastReceivedAt!: Date;

  @Field(() => [MailMessage], {
    nullable: true,
    description:
      'The mails by time: for CENTRAL_ADMIN, and for AGENCY_ADMIN and CONNECTOR of the channel without what the privacy ' +
      'flags of the report withhold from them. Null: not for this viewer.',
  })
  messages!: MailMessage[] | null;
}
