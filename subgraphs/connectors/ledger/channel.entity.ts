import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import type { Json } from '../kit/json.ts';
import { CHANNEL_PHASES, ChannelPhase } from './channel-phase.ts';
import { Family } from './family.ts';

/** What went wrong at a channel's source, in words its owner can act on. */
@ObjectType({ description: 'What went wrong at a channel’s source.' })
export class ChannelError {
  @Field(() => String, { description: 'Code of the error registry, e.g. SOURCE_LAYOUT_CHANGED.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and where.' })
  message!: string;

  @Field(() => Date, { description: 'When it was met.' })
  at!: Date;
}

/** One installed legacy system that carries complaints. Holds the state of its pulls; only the runner writes that. */
@Entity({ schema: 'connectors', tableName: 'channel' })
@ObjectType({ description: 'One installed legacy system that carries complaints.' })
@Directive('@key(fields: "id")')
export class Channel {
  [OptionalProps]?: 'phase' | 'phaseVersion' | 'settings' | 'settingsVersion' | 'failures' | 'nextDueAt' | 'scanOpen';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Lower-case name, e.g. "pasaman-menjawab".' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name people know it by.' })
  name!: string;

  @Enum({ items: () => Object.values(Family), type: 'text' })
  @Field(() => Family, { description: 'Kind of legacy system.' })
  family!: Family;

  /** Connector from outside the hub that reads it, by its id; null: the family's own. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Installed connector that reads it, in a process of its own; null: the one of its family.',
  })
  connector: string | null = null;

  @Enum({ items: () => [...CHANNEL_PHASES], type: 'text', default: 'SHADOW' })
  @Field(() => ChannelPhase, { description: 'Step on its way into the hub.' })
  phase: ChannelPhase = 'SHADOW';

  /** Grows with each change of phase; a job that knows an older one commits nothing. */
  @Property({ type: 'int', default: 1 })
  phaseVersion: number = 1;

  /** Owner as the source names it; kept, because the register may learn the key later. */
  @Property({ type: 'text', nullable: true })
  agencySystem: string | null = null;

  @Property({ type: 'text', nullable: true })
  agencyValue: string | null = null;

  /** Owner in the register; a field resolver makes a stub of it. */
  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  /** The connector's configuration. Secrets stay references. */
  @Property({ type: 'jsonb', default: '{}' })
  settings: Json = {};

  @Property({ type: 'int', default: 1 })
  settingsVersion: number = 1;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Seconds between two pulls; 0: it is not pulled, it pushes.' })
  secondsBetweenPulls!: number;

  @Property({ type: 'jsonb', nullable: true })
  cursor: Json | null = null;

  /** A scan that began has not come to its end yet: the next pull goes on in its middle, and has not seen everything. */
  @Property({ type: 'boolean', default: false })
  scanOpen: boolean = false;

  /** Where the backfill goes on; null: at the beginning. */
  @Property({ type: 'jsonb', nullable: true })
  backfillCursor: Json | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the ordered backfill goes on; null: none is under way.' })
  backfillDueAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'End of its last complete backfill; null: never.' })
  backfilledAt: Date | null = null;

  /** What its complaints usually look like; see `runner/profile.policy.ts`. */
  @Property({ type: 'jsonb', nullable: true })
  profile: Json | null = null;

  /** Right of one run to write; see `runner/lease.ts`. */
  @Property({ type: 'uuid', nullable: true })
  lease: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  leaseUntil: Date | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  nextDueAt: Date = new Date();

  /** Failed runs in a row. */
  @Property({ type: 'int', default: 0 })
  failures: number = 0;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'End of its last complete pull or push; null: never.' })
  lastSuccessAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  errorCode: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  errorAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'Since when it waits for a person (resumeChannel); null: it works.',
  })
  parkedAt: Date | null = null;
}

/** A page of channels. */
export const ChannelConnection = connectionOf('Channel', () => Channel);
