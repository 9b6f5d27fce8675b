import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { RegionLevel } from './region-level.ts';

/** An administrative area of Indonesia. Source: package idn-area-data (data under ODbL), see README. */
@Entity({ schema: 'agencies', tableName: 'region' })
@ObjectType({ description: 'An administrative area of Indonesia.' })
@Directive('@key(fields: "id")')
@KeptWithOwner()
export class Region {
  /** Wilayah code, e.g. "13.08". */
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Wilayah code of the Ministry of Home Affairs, e.g. "13.08".' })
  id!: string;

  @Enum({ items: () => RegionLevel, type: 'text' })
  @Field(() => RegionLevel, { description: 'Level in the tree.' })
  level!: RegionLevel;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Official name, e.g. "Kabupaten Pasaman".' })
  name!: string;

  /** A field resolver makes a Region of it, hence no @Field. */
  @Property({ type: 'text', nullable: true })
  parentId: string | null = null;

  /** Keys under which sources name it (`nameKeysOf`). */
  @Property({ type: 'text[]' })
  nameKeys!: string[];
}

/** A page of regions. */
export const RegionConnection = connectionOf('Region', () => Region);
