import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { AgencyKind } from './agency-kind.ts';

/** A body that must answer complaints. It is never deleted: a dissolved one ends and names its successor. */
@Entity({ schema: 'agencies', tableName: 'agency' })
@ObjectType({ description: 'A body that must answer complaints; a dissolved one stays, with its successor.' })
@Directive('@key(fields: "id")')
@KeptWithOwner()
export class Agency {
  [OptionalProps]?: 'seq' | 'timezone';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id, for ever the same.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Present official name, in Indonesian.' })
  name!: string;

  @Enum({ items: () => AgencyKind, type: 'text' })
  @Field(() => AgencyKind, { description: 'Kind of body.' })
  kind!: AgencyKind;

  /** A field resolver makes an Agency of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  parentId: string | null = null;

  @Property({ type: 'text', default: 'Asia/Jakarta' })
  @Field(() => String, { description: 'IANA time zone in which its days and deadlines are counted.' })
  timezone: string = 'Asia/Jakarta';

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'First day of its existence under this record.' })
  validFromDay!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Last day; null while it exists.' })
  validUntilDay: string | null = null;

  /** Grows with each change, so that copies in other contexts keep the newest. */
  @Property({ type: 'int', default: 1 })
  seq: number = 1;
}

/** A page of agencies. */
export const AgencyConnection = connectionOf('Agency', () => Agency);
