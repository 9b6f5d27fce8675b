import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import type { Json } from '../kit/json.ts';
import { ImportState, ImportWay } from './import-words.ts';
import { readByMigrants } from './row-rules.ts';

/** One import of a channel's history, or one dry run of it. The counts are written with each page. */
@Entity({
  schema: 'connectors',
  tableName: 'import_run',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@ObjectType({ description: 'One import of a channel’s history, or one dry run of it.' })
export class ImportRun {
  [OptionalProps]?: 'way' | 'records' | 'created' | 'changed' | 'unchanged' | 'late' | 'rejected' | 'byRole';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => ID, { description: 'Channel whose history it is.' })
  channelId!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Nothing is taken in: it only counts.' })
  dry!: boolean;

  @Property({ type: 'text' })
  @Field(() => ImportState, { name: 'state', description: 'How it stands.' })
  outcome!: ImportState;

  @Enum({ items: () => Object.values(ImportWay), type: 'text', default: 'PAGES' })
  @Field(() => ImportWay, { description: 'How the history comes.' })
  way: ImportWay = 'PAGES';

  /** Counts; field resolvers show them to the owner and the centre. */
  @Property({ type: 'int', default: 0 })
  records: number = 0;

  @Property({ type: 'int', default: 0 })
  created: number = 0;

  @Property({ type: 'int', default: 0 })
  changed: number = 0;

  @Property({ type: 'int', default: 0 })
  unchanged: number = 0;

  @Property({ type: 'int', default: 0 })
  late: number = 0;

  @Property({ type: 'int', default: 0 })
  rejected: number = 0;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Records its starter said will come; null: not said.' })
  expected: number | null = null;

  /** Where a file goes on: records read and taken in. */
  @Property({ type: 'jsonb', nullable: true })
  cursor: Json | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it began.' })
  startedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it ended; null: it has not.' })
  endedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Property({ type: 'text', default: 'SYSTEM' })
  byRole: string = 'SYSTEM';

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;
}

/** A page of imports. */
export const ImportRunConnection = connectionOf('ImportRun', () => ImportRun);
