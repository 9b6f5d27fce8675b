import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A name an agency is or was known by: former names, short names, spellings of other systems. */
@Entity({ schema: 'agencies', tableName: 'agency_name' })
export class AgencyName {
  @PrimaryKey({ type: 'uuid' })
  agencyId!: string;

  /** The name as compared, see `nameKey`. */
  @PrimaryKey({ type: 'text' })
  nameKey!: string;

  @Property({ type: 'text' })
  name!: string;
}
