import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { ValueKind } from './import-words.ts';
import { readByMigrants } from './row-rules.ts';

/** One line of a channel's tables: a value of the source and what it means in the hub. The greatest version holds. Append-only. */
@Entity({
  schema: 'connectors',
  tableName: 'channel_value',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@Unique({ properties: ['channelId', 'kind', 'raw', 'version'] })
@ObjectType({ description: 'A value of a source and what it means in the hub; the greatest version of a value holds.' })
export class ChannelValue {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Version of the channel’s tables in which it came.' })
  version!: number;

  @Enum({ items: () => Object.values(ValueKind), type: 'text' })
  @Field(() => ValueKind, { description: 'What is mapped.' })
  kind!: ValueKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Value as the source says it.' })
  raw!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'A status of the hub, or the key (system:id) of a category or an agency.' })
  hub!: string;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was said.' })
  at!: Date;
}

/** A page of mapped values. */
export const ChannelValueConnection = connectionOf('ChannelValue', () => ChannelValue);
