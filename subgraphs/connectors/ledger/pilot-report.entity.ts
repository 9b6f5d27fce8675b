import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { readByMigrants } from './row-rules.ts';

/** One item of a channel for which the hub is master of the status already in the phase DUAL. */
@Entity({
  schema: 'connectors',
  tableName: 'pilot_report',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@ObjectType({
  description: 'An item of the pilot set: its source is told of the hub’s steps already in the phase DUAL.',
})
export class PilotReport {
  @PrimaryKey({ type: 'text' })
  channelId!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Its id in the channel.' })
  externalId!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it joined the pilot set.' })
  addedAt!: Date;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;
}

/** A page of the pilot set. */
export const PilotReportConnection = connectionOf('PilotReport', () => PilotReport);
