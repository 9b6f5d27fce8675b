import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { ListingSide, ReconciliationSides, ReconciliationState } from './reconciliation-words.ts';
import { readByMigrants } from './row-rules.ts';

/** One comparison of what a source says it holds with the ledger. Its counts lie in the cells, its differences in the findings. */
@Entity({
  schema: 'connectors',
  tableName: 'reconciliation',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@ObjectType({ description: 'One comparison of what a source says it holds with what the hub holds of it.' })
export class Reconciliation {
  [OptionalProps]?: 'state' | 'listed' | 'nameless';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'First day of receipt; null: from the beginning.' })
  fromDay: string | null = null;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Last day of receipt; null: to the end.' })
  toDay: string | null = null;

  @Enum({ items: () => Object.values(ListingSide), type: 'text' })
  @Field(() => ListingSide, { description: 'What the hub was compared with.' })
  otherSide!: ListingSide;

  @Enum({ items: () => Object.values(ReconciliationState), type: 'text', default: 'WAITING' })
  @Field(() => ReconciliationState, { description: 'How far it is.' })
  state: ReconciliationState = 'WAITING';

  @Enum({ items: () => Object.values(ReconciliationSides), type: 'text', nullable: true })
  @Field(() => ReconciliationSides, { nullable: true, description: 'Were there two sides? Null: not known yet.' })
  sides: ReconciliationSides | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When a worker began; null: it waits.' })
  startedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it ended; null: it has not.' })
  endedAt: Date | null = null;

  /** Items the source has shown so far; a field resolver shows it to the owner and the centre. */
  @Property({ type: 'int', default: 0 })
  listed: number = 0;

  /** Items it showed that are no complaint and bear no id: nothing can be compared with them. */
  @Property({ type: 'int', default: 0 })
  nameless: number = 0;

  @Property({ type: 'text', nullable: true })
  errorCode: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;
}

/** A page of reconciliations. */
export const ReconciliationConnection = connectionOf('Reconciliation', () => Reconciliation);
