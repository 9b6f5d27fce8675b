import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { connectionOf } from '../../common/graphql/connection.ts';

/** A category of one system. Two of equal name stay two; one without a key is known by its name. */
@Entity({ schema: 'reports', tableName: 'category' })
@ObjectType({ description: 'A category of one system.' })
@KeptWithOwner()
export class Category {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'System the category belongs to.' })
  system!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its key there; null: known by name only.' })
  externalId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its name there.' })
  name!: string;

  /** A field resolver makes a Category of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  parentId: string | null = null;
}

/** A page of categories. */
export const CategoryConnection = connectionOf('Category', () => Category);
