import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A dissolved agency and one that took over its duties; a split has several rows. */
@Entity({ schema: 'agencies', tableName: 'succession' })
export class Succession {
  @PrimaryKey({ type: 'uuid' })
  predecessorId!: string;

  @PrimaryKey({ type: 'uuid' })
  successorId!: string;

  /** First day on which the successor answers. */
  @Property({ type: 'date' })
  fromDay!: string;
}
