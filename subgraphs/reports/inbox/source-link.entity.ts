import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/** A source record and the one report it made; for ever. */
@Entity({
  schema: 'reports',
  tableName: 'source_link',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    { name: 'visible', command: 'select', using: 'exists (select 1 from reports.report r where r.id = report_id)' },
  ],
})
export class SourceLink {
  @PrimaryKey({ type: 'text' })
  sourceRecordId!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  /** Version the report follows. */
  @Property({ type: 'int' })
  seq!: number;

  /** Every version taken in, so that a repeated letter changes nothing. */
  @Property({ type: 'int[]' })
  taken!: number[];

  /** Answers of the source that are in the timeline. */
  @Property({ type: 'int' })
  answers!: number;
}
