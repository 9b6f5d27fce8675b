import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A free day of the nation, as the calendar of deadlines told it last: on it nobody has to compare anything. */
@Entity({ schema: 'connectors', tableName: 'free_day' })
export class FreeDay {
  @PrimaryKey({ type: 'date' })
  day!: string;

  /** Version of the calendar that told it. */
  @Property({ type: 'int' })
  version!: number;
}
