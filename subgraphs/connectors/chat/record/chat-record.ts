import { Field, Float, Int, ObjectType } from 'type-graphql';

/** A file a message carries, as facts. */
@ObjectType({ description: 'A file a chat message carries; the file itself stays with the service.' })
export class ChatAttachment {
  @Field(() => String, { description: 'Kind of file: photo, video, voice, audio, document.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null: it has none.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Media type; null: the service does not say.' })
  mediaType!: string | null;

  @Field(() => Float, { nullable: true, description: 'Size, bytes; null: the service does not say.' })
  bytes!: number | null;
}

/** One message of a conversation. */
@ObjectType({ description: 'One message of a conversation.' })
export class ChatEntry {
  @Field(() => Date, { description: 'When it was sent.' })
  at!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last edited or taken back; null: never.' })
  editedAt!: Date | null;

  @Field(() => Boolean, { description: 'Its sender took it back.' })
  removed!: boolean;

  @Field(() => String, { nullable: true, description: 'What it says; null: nothing, or withheld from this viewer.' })
  text!: string | null;

  @Field(() => Boolean, { description: 'It says where its sender is.' })
  hasPlace!: boolean;

  @Field(() => [ChatAttachment], { nullable: true, description: 'Its files; null: withheld from this viewer.' })
  attachments!: ChatAttachment[] | null;
}

/** The conversation a source record was made of. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'The messages of one conversation, from which a source record was made.' })
export class ChatRecord {
  @Field(() => Int, { description: 'How many messages the version that holds was made of.' })
  count!: number;

  @Field(() => Date, { description: 'When the newest of them was sent.' })
  lastAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who writes; null: not known, or not for this viewer.' })
  sender!: string | null;

  @Field(() => [ChatEntry], {
    nullable: true,
    description:
      'The messages by time: for CENTRAL_ADMIN, and for AGENCY_ADMIN and CONNECTOR of the channel without what the ' +
      'privacy flags of the report withhold from them. Null: not for this viewer.',
  })
  messages!: ChatEntry[] | null;
}
