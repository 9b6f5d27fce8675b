import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { shownOrOwner } from './row-rules.ts';

/** One item of one channel: that it exists, and which of its versions holds. What it says lies in SourceVersion. */
@Entity({
  schema: 'connectors',
  tableName: 'source_record',
  rowLevelSecurity: 'force',
  policies: [{ name: 'shown_or_owner', using: shownOrOwner('channel_id') }],
})
@Unique({ properties: ['channelId', 'externalId'] })
@ObjectType({ description: 'One item of one channel, verbatim, with every version.' })
@Directive('@key(fields: "id")')
export class SourceRecord {
  [OptionalProps]?: 'lastSeq';

  /** "family.channel.uuid": other families answer null for it without reading. */
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Opaque id; it contains family and channel.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its id in the channel; meaningful only together with the channel.' })
  externalId!: string;

  /** Version that holds. */
  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Number of the version that holds; 1 is the first.' })
  seq!: number;

  /** Newest number given; above `seq` when an older version came late. */
  @Property({ type: 'int' })
  lastSeq!: number;

  @Property({ type: 'text' })
  contentHash!: string;

  @Property({ type: 'timestamptz', nullable: true })
  sourceUpdatedAt: Date | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When the hub first saw it.' })
  firstSeenAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When the hub last saw it.' })
  lastSeenAt!: Date;

  /** Run that last saw it; null: it was pushed, or only older runs saw it. What a whole scan has not seen is gone. */
  @Property({ type: 'uuid', nullable: true })
  lastRunId: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was found gone at its source; null: it is there.' })
  withdrawnAt: Date | null = null;
}

/** A page of source records. */
export const SourceRecordConnection = connectionOf('SourceRecord', () => SourceRecord);

/** Id of a new source record. */
export const sourceRecordId = (family: string, channelId: string, uuid: string) =>
  `${family.toLowerCase()}.${channelId}.${uuid}`;

/** Does this id belong to the family? Decides without reading. */
export const isOfFamily = (id: string, family: string) => id.startsWith(`${family.toLowerCase()}.`);
