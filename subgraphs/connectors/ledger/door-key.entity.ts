import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { ownerOrCentre } from './row-rules.ts';

/** A key by which an old client speaks for a channel at an old door. The key itself is stored nowhere. */
@Entity({
  schema: 'connectors',
  tableName: 'door_key',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
@ObjectType({
  description: 'A key by which an old client speaks for a channel at an old door (LAPOR XML, f01, Open311).',
})
export class DoorKey {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; it is not the key.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Who uses it, in the words of whoever made it.' })
  label!: string;

  /** SHA-256 of the key: whoever reads the table can open nothing. */
  @Property({ type: 'text' })
  @Unique()
  keyHash!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; null: it opens.' })
  revokedAt: Date | null = null;
}
