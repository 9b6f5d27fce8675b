import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ownerOrCentre } from './row-rules.ts';

/** An item that could not be taken in; kept, with its place and what is wrong, until a replay succeeds. */
@Entity({
  schema: 'connectors',
  tableName: 'dead_letter',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
@Unique({ properties: ['channelId', 'rawHash'] })
@ObjectType({ description: 'An item that could not be taken in; kept until a replay succeeds.' })
export class DeadLetter {
  [OptionalProps]?: 'attempts';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  rawHash!: string;

  /** Its id in the channel, where even a broken item shows one: a mended version settles the letter. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its id in the channel; null where that cannot be read.' })
  externalId: string | null = null;

  @Property({ type: 'text' })
  sealedRaw!: string;

  /** It came as a record at all: only such letters can be normalized again. */
  @Property({ type: 'boolean' })
  readable!: boolean;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Place in the source, e.g. "row 14".' })
  place!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What is wrong and what to mend.' })
  reason!: string;

  @Property({ type: 'int', default: 1 })
  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number = 1;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was first met.' })
  firstSeenAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was last met.' })
  lastSeenAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was taken in after all; null: not yet.' })
  resolvedAt: Date | null = null;
}

/** A page of dead letters. */
export const DeadLetterConnection = connectionOf('DeadLetter', () => DeadLetter);
