import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { openToMigrants } from './row-rules.ts';

/** Why the two sides differ about an item, in a person's words. Holds while both sides say what they said. Append-only. */
@Entity({
  schema: 'connectors',
  tableName: 'explanation',
  rowLevelSecurity: 'force',
  policies: [{ name: 'open_to_migrants', using: openToMigrants('channel_id') }],
})
@ObjectType({
  description: 'Why the two sides differ about an item, in a person’s words; holds until one of them changes.',
})
export class Explanation {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  externalId!: string;

  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'text' })
  sourceHash!: string;

  @Property({ type: 'text' })
  hubHash!: string;

  @Property({ type: 'boolean' })
  secret!: boolean;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The reason.' })
  reason!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Role of who explained it.' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}
