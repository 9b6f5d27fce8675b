import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';

/** An agency answers for a region (and all regions below it). */
@Entity({ schema: 'agencies', tableName: 'jurisdiction' })
export class Jurisdiction {
  @PrimaryKey({ type: 'uuid' })
  agencyId!: string;

  /** Wilayah code, e.g. "13.08". */
  @PrimaryKey({ type: 'text' })
  regionCode!: string;
}
