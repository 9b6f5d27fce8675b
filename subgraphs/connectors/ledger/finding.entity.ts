import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { FindingCause, FindingKind } from './reconciliation-words.ts';
import { openToMigrants } from './row-rules.ts';

/** One item about which the two sides of a reconciliation differ. */
@Entity({
  schema: 'connectors',
  tableName: 'finding',
  rowLevelSecurity: 'force',
  policies: [{ name: 'open_to_migrants', using: openToMigrants('channel_id') }],
})
@ObjectType({ description: 'One item about which the source and the hub differ.' })
export class Finding {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'uuid' })
  reconciliationId!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its id in the channel.' })
  externalId!: string;

  /** A field resolver gives the record. */
  @Property({ type: 'text', nullable: true })
  sourceRecordId: string | null = null;

  @Enum({ items: () => Object.values(FindingKind), type: 'text' })
  @Field(() => FindingKind, { description: 'How the two sides differ.' })
  kind!: FindingKind;

  @Property({ type: 'text' })
  @Field(() => FindingCause, { description: 'Why, as far as the hub can tell.' })
  cause!: FindingCause;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Day of receipt; null: the item cannot be read.' })
  day: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Status at the source, in the hub’s words.' })
  sourceStatus: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Status of the version the hub holds.' })
  hubStatus: string | null = null;

  /** What each side says; empty: nothing. An explanation holds for these two. */
  @Property({ type: 'text' })
  sourceHash!: string;

  @Property({ type: 'text' })
  hubHash!: string;

  @Property({ type: 'boolean' })
  secret!: boolean;
}

/** A page of findings. */
export const FindingConnection = connectionOf('Finding', () => Finding);
