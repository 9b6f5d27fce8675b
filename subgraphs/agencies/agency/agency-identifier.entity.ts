import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { KeptWithOwner } from '../../common/graphql/cache.ts';

/** The key of an agency in another system. A number alone is never a key: systems reuse them. */
@Entity({ schema: 'agencies', tableName: 'agency_identifier' })
@ObjectType({ description: 'The key of an agency in another system, valid for ever.' })
@KeptWithOwner()
export class AgencyIdentifier {
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'System that gave the key, e.g. "sp4n-lapor" or "wilayah".' })
  system!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'The key there.' })
  value!: string;

  @Property({ type: 'uuid' })
  agencyId!: string;
}
