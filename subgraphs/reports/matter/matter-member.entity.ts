import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/**
 * Matter of a report that is of one with others; a report of its own has no row. A copy of what the decisions say,
 * made anew any time. It is shown with its report, so a viewer finds of a matter only what he may see.
 */
@Entity({
  schema: 'reports',
  tableName: 'matter_member',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    { name: 'visible', command: 'select', using: 'exists (select 1 from reports.report r where r.id = report_id)' },
  ],
})
export class MatterMember {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** Id of the earliest report of all. */
  @Property({ type: 'uuid' })
  matterId!: string;
}
