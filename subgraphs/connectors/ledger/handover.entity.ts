import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { readByMigrants } from './row-rules.ts';

/** How far a hand-over is. */
export const HandoverState = enumOf(['GATHERING', 'OPEN', 'DONE']);
export type HandoverState = keyof typeof HandoverState;
registerEnumType(HandoverState, {
  name: 'HandoverState',
  description: 'How far a hand-over is.',
  valuesConfig: {
    GATHERING: { description: 'Its reports are being looked up.' },
    OPEN: { description: 'Some reports are not known to be there yet; its file holds them.' },
    DONE: { description: 'The old system has every report.' },
  },
});

/** What goes over to an old system when its channel goes back: the reports that were born in the hub meanwhile. */
@Entity({
  schema: 'connectors',
  tableName: 'handover',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@Unique({ properties: ['channelId', 'number'] })
@ObjectType({
  description: 'What goes over to an old system when its channel goes back. Numbers of the hub stay valid.',
})
export class Handover {
  [OptionalProps]?: 'state';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Number of the hand-over in its channel, and of its file.' })
  number!: number;

  @Enum({ items: () => Object.values(HandoverState), type: 'text', default: 'GATHERING' })
  @Field(() => HandoverState, { description: 'How far it is.' })
  state: HandoverState = 'GATHERING';

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'Since when the hub was intake.' })
  since!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When intake switched back.' })
  startedAt!: Date;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Seconds it may take.' })
  limitSeconds!: number;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When its reports were looked up; null: they are being.' })
  gatheredAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When every report the source takes by itself was given to it; null: not yet.',
  })
  handedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the old system had every report; null: not yet.' })
  endedAt: Date | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Role of who moved the channel back: the owner of the hand-over.' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Who confirmed the receipt of the file; null: nobody had to, or has.',
  })
  confirmedBy: string | null = null;

  /** SHA-256 of the file whose receipt was confirmed. */
  @Property({ type: 'text', nullable: true })
  fileHash: string | null = null;
}
