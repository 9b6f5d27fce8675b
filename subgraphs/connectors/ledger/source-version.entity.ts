import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { ownerOrCentre } from './row-rules.ts';

/** What a source record said at one time. Never changed, never deleted; seen by the channel's owner and the centre only. */
@Entity({
  schema: 'connectors',
  tableName: 'source_version',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
@ObjectType({ description: 'What a source record said at one time.' })
export class SourceVersion {
  [OptionalProps]?: 'withdrawn';

  @PrimaryKey({ type: 'text' })
  sourceRecordId!: string;

  @PrimaryKey({ type: 'int' })
  @Field(() => Int, { description: 'Number of the version.' })
  seq!: number;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'It came after a newer one: history only, it never held.' })
  late!: boolean;

  @Property({ type: 'boolean', default: false })
  @Field(() => Boolean, {
    description: 'It tells that the record is gone at its source; the words are those of the version before.',
  })
  withdrawn: boolean = false;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'SHA-256 of what it says, without its update time.' })
  contentHash!: string;

  /** The raw record, sealed: its columns hold names and numbers of citizens. */
  @Property({ type: 'text' })
  sealedRaw!: string;

  @Property({ type: 'jsonb' })
  complaint!: ComplaintSnapshot;

  @Property({ type: 'text', nullable: true })
  sealedReporter: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'Update time the source states; null: none.' })
  sourceUpdatedAt: Date | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When the hub saw it.' })
  seenAt!: Date;
}

/** A page of versions. */
export const SourceVersionConnection = connectionOf('SourceVersion', () => SourceVersion);
