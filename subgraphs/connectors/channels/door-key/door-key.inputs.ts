import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DoorKey } from '../../ledger/door-key.entity.ts';

/** A key for an old client. */
@InputType({ description: 'A key for an old client.' })
export class IssueDoorKeyInput {
  @Field(() => String, { description: 'Name of this intention; a repeat gives the same key.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Channel that the client speaks for; of the family PUSH.' })
  channelId!: string;

  @Field(() => String, { description: 'Who uses it, e.g. "Aplikasi Android 2016"; up to 100 characters.' })
  label!: string;
}

/** A key that is to open nothing any more. */
@InputType({ description: 'A key that is to open nothing any more.' })
export class RevokeDoorKeyInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the key, not the key.' })
  doorKeyId!: string;
}

/** A key just made. */
@ObjectType({ description: 'A key just made.' })
export class IssuedDoorKey {
  @Field(() => String, { description: 'The key itself, in the form of a GUID. It is stored nowhere: keep it now.' })
  key!: string;

  @Field(() => DoorKey, { description: 'What is stored of it.' })
  doorKey!: DoorKey;
}
