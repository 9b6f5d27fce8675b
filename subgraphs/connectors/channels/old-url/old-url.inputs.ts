import { Field, ID, InputType, ObjectType } from 'type-graphql';

/** Addresses of an old site that are to lead here. */
@InputType({ description: 'Addresses of an old site that are to lead here.' })
export class RegisterOldUrlInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Channel whose numbers they hold.' })
  channelId!: string;

  @Field(() => String, { description: 'e.g. "https://lapor.example.id/aduan/{id}.html"; {id} is the old number.' })
  pattern!: string;
}

/** Addresses that are to lead nowhere any more. */
@InputType({ description: 'Addresses that are to lead nowhere any more.' })
export class RemoveOldUrlInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the pattern.' })
  oldUrlId!: string;
}

/** The number that an old address holds. */
@ObjectType({
  description:
    'The number that an old address holds. Whether there is such a report is another question: resolveLegacyId.',
})
export class OldUrlTarget {
  @Field(() => ID, { description: 'System of the number: the channel.' })
  system!: string;

  @Field(() => String, { description: 'The number there.' })
  number!: string;
}
