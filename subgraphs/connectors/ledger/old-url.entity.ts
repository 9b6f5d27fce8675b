import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';

/** How the addresses of a channel's old site hold its numbers. No secret: everybody had these addresses. */
@Entity({ schema: 'connectors', tableName: 'old_url' })
@Unique({ properties: ['host', 'head', 'tail'] })
@ObjectType({ description: 'How the addresses of a channel’s old site hold its numbers; they lead here for ever.' })
export class OldUrl {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  host!: string;

  /** Path and query before the number. */
  @Property({ type: 'text' })
  head!: string;

  /** What follows the number. */
  @Property({ type: 'text' })
  tail!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was registered.' })
  madeAt!: Date;
}
